import { counted, formatDay, stageNames } from "../words/english";
import type { Report } from "./report";

/** What a report is of. */
export interface ReportFacts {
  /** Of the pipeline. */
  readonly name: string;
  /** "Snapshot 5, Before the audit" or "Now" */
  readonly of: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly revision: number;
  readonly catalogue: string;
  readonly analysis: string;
  /** Undefined where nothing is frozen. */
  readonly fingerprint: string | undefined;
}

/** How the figures come about, on every report. */
export const method =
  "Worked out from the map and what people and evidence say of each control, as declared: a control counts as in place where somebody says so and nothing speaks against it. A way in is open where nothing in place stops an attacker who begins there from having their code run in production.";

/** A report as Markdown (CommonMark with tables), that of the page in the same order. Names are text: nothing in them becomes markup. */
export function reportMarkdown(report: Report, facts: ReportFacts): string {
  const { lead, counts, evidence, stages, waysIn, toFund, changes } = report;
  const blocks = [
    `# ${text(facts.name)}: ${text(facts.of)}`,
    `**${text(lead.stress)}**${text(lead.rest)}`,
    text(counts),
    table(
      ["Stage", "In place", "In scope"],
      stages.map(({ stage, inPlace, inScope }) => [stageNames[stage], `${inPlace}`, `${inScope}`]),
    ),
    ...(changes === undefined ? [] : [`## ${text(changes.heading)}`, list(changes.lines)]),
    ...(waysIn === undefined
      ? []
      : [
          `## ${text(waysIn.heading)}`,
          list([
            ...waysIn.rows.map(({ title, sentence }) => `${title}: ${sentence}`),
            ...(waysIn.left > 0
              ? [`${counted(waysIn.left, "more way in", "more ways in")} not listed here.`]
              : []),
          ]),
        ]),
    ...(toFund === undefined || toFund.length === 0
      ? []
      : [
          "## To fund first",
          table(
            ["What", "What it buys", "Owner", "By"],
            toFund.map(({ title, buys, owner, due }) => [
              title,
              buys,
              owner ?? "nobody yet",
              due === undefined ? "no date" : formatDay(due),
            ]),
          ),
        ]),
    "## How this was worked out",
    text([evidence, method].filter((part) => part !== undefined).join(" ")),
    text(
      [
        formatDay(facts.at),
        `revision ${facts.revision}`,
        `catalogue ${facts.catalogue}`,
        facts.analysis,
        ...(facts.fingerprint === undefined ? [] : [`fingerprint ${facts.fingerprint}`]),
      ].join(", "),
    ),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(" | ")} |`;
  return [line(heads), `|${" --- |".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${text(line)}`).join("\n");
}

/**
 * A text stays on its line, and whatever may mean something in Markdown, in the dialects of forges too, is escaped: also what
 * begins a list or a heading, and what would make a link or a mention of a bare address.
 */
function text(words: string): string {
  return words
    .replaceAll(/[\r\n\t]+/g, " ")
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&=@]/g, String.raw`\$&`)
    .replace(/^(\s*)-/, String.raw`$1\-`)
    .replace(/^(\s*\d+)\./, String.raw`$1\.`)
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\./gi, String.raw`\$&`);
}
