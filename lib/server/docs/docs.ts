import "server-only";
import { readFileSync } from "node:fs";
import type { DocPage } from "@/lib/domain/docs/doc-page";
import { docIndex, type DocHit, searchDocs } from "@/lib/domain/docs/search-docs";
import { oncePerProcess } from "../process";
import { programFile } from "../program-file";

/** All pages in the order of reading. Read at the first request: few processes are asked for one. */
export function docPages(): readonly DocPage[] {
  return oncePerProcess(
    "docs",
    () =>
      // Its shape is that of scripts/compile-docs.mjs, which wrote it.
      JSON.parse(
        readFileSync(programFile("lib/server/docs/generated/pages.json"), "utf8"),
      ) as readonly DocPage[],
  );
}

export function findInDocs(search: string, most: number): readonly DocHit[] {
  return searchDocs(
    oncePerProcess("docs-index", () => docIndex(docPages())),
    search,
    most,
  );
}
