import "../zod-without-eval";
import type { ImportResult } from "@/lib/domain/importers/imported";
import { readModel } from "@/lib/domain/importers/read-model";

/** Reads a file in whatever runs this, with a zod that keeps to the policy of the page. */
export function readHere(text: string): ImportResult {
  return readModel(text);
}
