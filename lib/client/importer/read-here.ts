import "../zod-without-eval";
import type { ImportResult } from "@/lib/domain/importers/imported";
import { readModel } from "@/lib/domain/importers/read-model";

/** Reads a file in the current thread, with a zod that respects the page's policy. */
export function readHere(text: string): ImportResult {
  return readModel(text);
}
