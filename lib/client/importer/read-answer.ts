import type { ImportResult } from "@/lib/domain/importers/imported";

/** The messages of the worker: that it runs, and what it read. */
export type ReadAnswer =
  | { readonly type: "ready" }
  | { readonly type: "done"; readonly result: ImportResult };
