import { showTurns } from "../pipeline/texts";
import { counted, formatDay, stageNames } from "../words/english";
import type { Report, ToFundFirst } from "./report";

/** Facts about the state that a report describes. */
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
  /** Undefined if the state is not a snapshot. */
  readonly fingerprint: string | undefined;
}

/** How the figures are calculated, on every report. */
export const method =
  "Calculated from the map, and from the status and evidence of each control. Declared and verified controls count as in place. An entry point is unprotected if no control in place keeps an attacker who starts there out of production.";

/** A report as Markdown (CommonMark with tables), in the order of the page. Names are text: they never become markup. */
export function reportMarkdown(report: Report, facts: ReportFacts): string {
  const { lead, counts, evidence, stages, waysIn, toFund, gaps, changes } = report;
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
            ...(waysIn.left > 0 ? [`${counted(waysIn.left, "more entry point")} not listed here.`] : []),
          ]),
        ]),
    ...(toFund === undefined ? [] : fundBlocks(toFund)),
    ...gaps.flatMap(({ heading, rows, left, none }) => [
      `## ${text(heading)}`,
      rows.length === 0
        ? text(none)
        : list([
            ...rows.map(({ title, where }) => `${title}, at ${where}`),
            ...(left > 0 ? [`${left} more not listed here.`] : []),
          ]),
    ]),
    "## How this was calculated",
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

function fundBlocks({ redraw, rows }: ToFundFirst): readonly string[] {
  if (redraw === undefined && rows.length === 0) return [];
  return [
    "## To fund first",
    ...(redraw === undefined ? [] : [text(redraw)]),
    ...(rows.length === 0
      ? []
      : [
          table(
            ["Change", "Effect", "Owner", "By"],
            rows.map(({ title, buys, alternatives, owner, due }) => [
              [title, ...alternatives].join(", or: "),
              buys,
              owner ?? "no owner",
              due === undefined ? "no date" : formatDay(due),
            ]),
          ),
        ]),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(" | ")} |`;
  return [line(heads), `|${" --- |".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${text(line)}`).join("\n");
}

/**
 * Keeps a text on its line, and escapes Markdown, with the dialects of forges: also the start of a list or a heading, and bare
 * addresses that would become links or mentions.
 */
function text(words: string): string {
  return showTurns(words)
    .replaceAll(/[\r\n\t]+/g, " ")
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&=@]/g, String.raw`\$&`)
    .replace(/^(\s*)-/, String.raw`$1\-`)
    .replace(/^(\s*\d+)\./, String.raw`$1\.`)
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\./gi, String.raw`\$&`);
}
