import "server-only";
import * as z from "zod";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import { parsedJson } from "../parsed-json";

const counted = z.looseObject({ inScope: z.number() });
const readable = z.looseObject({
  stages: z.looseObject({ build: counted, distribute: counted, run: counted }),
});

/** What `takeSnapshot` wrote beside a snapshot; undefined where somebody has altered it so that it can't be read. */
export function readSummary(text: string): SnapshotSummary | undefined {
  const summary = parsedJson(text);
  return readable.safeParse(summary).success ? (summary as SnapshotSummary) : undefined;
}
