import { inCode, markdownTable } from "./markdown-table";

interface WordTable {
  readonly of: string;
  readonly rows: readonly WordRow[];
}

interface WordRow {
  readonly word: string;
  readonly means: string;
  readonly aliases?: readonly string[];
  readonly id: string;
}

/** The terms, then a section for each other table of words. Tables without aliases have no column for them. */
export function glossaryPart(tables: readonly WordTable[]): string {
  return tables
    .map(({ of, rows }) => {
      const hasAliases = rows.some(({ aliases = [] }) => aliases.length > 0);
      const table = markdownTable(
        ["Word", "Meaning", ...(hasAliases ? ["Also called"] : []), "In code and API"],
        rows.map(({ word, means, aliases = [], id }) => [
          word,
          means,
          ...(hasAliases ? [aliases.join(", ")] : []),
          inCode([id]),
        ]),
      );
      return `## ${of === "Term" ? "Terms" : of}\n\n${table}`;
    })
    .join("\n\n");
}
