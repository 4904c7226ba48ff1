import type { ImportResult } from "@/lib/domain/importers/imported";

/** What the worker says: that it runs, and what it read. */
export type ReadAnswer =
  | { readonly type: "ready" }
  | { readonly type: "done"; readonly result: ImportResult };
