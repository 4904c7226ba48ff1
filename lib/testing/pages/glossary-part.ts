import { inCode, markdownTable } from "./markdown-table";

interface WordTable {
  readonly of: string;
  readonly rows: readonly { readonly word: string; readonly means: string; readonly id: string }[];
}

/** The terms, then a section for each other table of words. */
export function glossaryPart(tables: readonly WordTable[]): string {
  return tables
    .map(({ of, rows }) => {
      const table = markdownTable(
        ["Word", "Meaning", "In code and API"],
        rows.map(({ word, means, id }) => [word, means, inCode([id])]),
      );
      return `## ${of === "Term" ? "Terms" : of}\n\n${table}`;
    })
    .join("\n\n");
}
