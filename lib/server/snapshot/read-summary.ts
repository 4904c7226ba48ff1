import "server-only";
import * as z from "zod";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import { parsedJson } from "../parsed-json";

const counted = z.looseObject({ inScope: z.number() });
const readable = z.looseObject({
  stages: z.looseObject({ build: counted, distribute: counted, run: counted }),
});

/** The summary that `takeSnapshot` wrote beside a snapshot; undefined if it was altered and can't be read. */
export function readSummary(text: string): SnapshotSummary | undefined {
  const summary = parsedJson(text);
  return readable.safeParse(summary).success ? (summary as SnapshotSummary) : undefined;
}
