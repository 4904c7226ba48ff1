import "server-only";
import { createHash } from "node:crypto";
import type { PageMap } from "../picture/draw-page-map";
import { capitalise } from "@/lib/domain/capitalise";
import { method } from "@/lib/domain/report/report-markdown";
import type { ReportedControl } from "@/lib/domain/report/reported-controls";
import type { Proved, ReportedEntry, ReportedStage, ScanReport } from "@/lib/domain/report/scan-report";
import type { SourceLine } from "@/lib/domain/report/source-line";
import { counted, formatDay, plural, stageNames } from "@/lib/domain/words/english";
import { knownWords } from "@/lib/domain/posture/words/entry-words";
import { type Html, markup, trustedHtml } from "./markup";
import { pageStyle } from "./page-style";

/** The facts beside the report. */
export interface PageFacts {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly catalogue: string;
  readonly analysis: number;
  /** The typeface of the page, whose width the picture counts on: WOFF2 in Base64. */
  readonly font: string;
}

/** How much of each list the page names. */
interface Most {
  readonly rows: number;
  readonly lines: number;
}

/** In bytes. */
export const pageLimit = 1_500_000;
/** A larger picture is left out. */
const pictureLimit = 700_000;
/** Tried in turn until the page is small enough. */
const amounts: readonly Most[] = [
  { rows: 300, lines: 12 },
  { rows: 80, lines: 6 },
  { rows: 25, lines: 3 },
];

/**
 * A scan as one HTML file: no script, no address outside, every text escaped. Its policy allows only its own style, by hash.
 * Longer lists are cut until the file is smaller than `pageLimit`.
 */
export function scanPage(report: ScanReport, map: PageMap, facts: PageFacts): string {
  let written = "";
  for (const most of amounts) {
    written = page(report, map, facts, most);
    if (Buffer.byteLength(written) < pageLimit) break;
  }
  return written;
}

function page(report: ScanReport, map: PageMap, facts: PageFacts, most: Most): string {
  const { name, lead, tone, stages, unknown } = report;
  const content = [
    markup`<p class="lead ${tone}"><b>${lead.stress}</b>${capitalise(lead.rest.replace(/^[:.] */, ""))}</p>`,
    report.files.withFacts > 0 ? undefined : markup`<p class="soft">${noFiles}</p>`,
    figureList(report),
    contents(report),
    section("map", "Map", mapPart(report, map, most)),
    ...entrySections(report, most),
    changesPart(report),
    ...stages.map((stage) => stagePart(stage, most)),
    section("unknown", "Not known from the files", unknownPart(unknown, most)),
    section("method", "How this was calculated", methodPart(report, most)),
  ];
  return markup`<!doctype html>
<html lang="en">
${head(`${name}: pipeline posture, ${formatDay(facts.day)}`, facts.font)}
<body><div class="page">
${header(report, facts)}
<main>
${content.map((part) => (part === undefined ? "" : markup`${part}\n`))}</main>
${footer(facts)}
</div></body>
</html>
`.toString();
}

const noFiles =
  "No pipeline files found. Blueline reads Dockerfiles, CI files, manifests and infrastructure code.";

function entrySections({ confirmed, assumed, others, figures }: ScanReport, most: Most): readonly Html[] {
  return [
    section(
      "confirmed",
      `Confirmed entry points: ${figures.confirmed} unprotected`,
      confirmed.length === 0
        ? markup`<p>The files confirm none. This does not mean that there is none: see the assumed entry points.</p>`
        : markup`<p>The files show each of these, and prove no control that blocks the attack.</p>
${entries(confirmed, "open", most)}`,
    ),
    section(
      "assumed",
      `Assumed entry points: ${figures.assumed}`,
      markup`<p>Not proven. Each rests on a question that the files leave open. Until it is answered, it counts as unprotected.</p>
${assumed.length === 0 ? markup`<p>None.</p>` : entries(assumed, "assumed", most)}`,
    ),
    ...(others.length === 0
      ? []
      : [section("others", `Other entry points: ${others.length}`, entries(others, "other", most))]),
  ];
}

function changesPart({ changes }: ScanReport): Html | undefined {
  if (changes.length === 0) return undefined;
  return section(
    "changes",
    "First changes",
    markup`<p>Ranked by the unprotected entry points that each closes or blocks.</p>
<ol>${changes.map(({ title, effect }) => markup`<li><b>${title}.</b> ${effect}</li>`)}</ol>`,
  );
}

function head(title: string, font: string): Html {
  const style = pageStyle(font);
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const meta = [
    markup`<meta charset="utf-8"/>`,
    markup`<meta http-equiv="Content-Security-Policy" content="${trustedHtml(policy.join("; "))}"/>`,
    markup`<meta name="viewport" content="width=device-width, initial-scale=1"/>`,
    markup`<meta name="referrer" content="no-referrer"/>`,
    markup`<meta name="color-scheme" content="light dark"/>`,
  ];
  return markup`<head>${meta}<title>${title}</title><style>${trustedHtml(style)}</style></head>`;
}

function header({ name, files }: ScanReport, { day }: PageFacts): Html {
  const read = `Container pipeline, read from ${counted(files.read, "file")} on ${formatDay(day)}`;
  return markup`<header><p class="brand">Blueline</p><h1>${name}</h1><p class="soft">${read}</p></header>`;
}

function footer({ catalogue, analysis }: PageFacts): Html {
  const made = `Blueline, catalogue ${catalogue}, analysis ${analysis}.`;
  return markup`<footer><p>${made} This file runs no script and loads nothing.</p></footer>`;
}

function section(id: string, title: string, content: Html): Html {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>`;
}

function figureList({ figures }: ScanReport): Html {
  const { confirmed, assumed, inPlace, inScope, questions } = figures;
  const figure = (to: string, look: string, value: string | number, words: string) =>
    markup`<li><a href="#${to}" class="${look}"><b>${value}</b> ${words}</a></li>`;
  return markup`<ul class="figures">
${figure("confirmed", confirmed > 0 ? "open" : "", confirmed, `confirmed, unprotected entry ${plural(confirmed, "point")}`)}
${figure("assumed", assumed > 0 ? "doubt" : "", assumed, `assumed entry ${plural(assumed, "point")}, not proven`)}
${figure("build", "", `${inPlace} of ${inScope}`, "controls in place, as lines of files prove")}
${figure("unknown", questions > 0 ? "doubt" : "", questions, `open ${plural(questions, "question")}`)}
</ul>`;
}

function contents({ stages, others, changes }: ScanReport): Html {
  const rows: readonly (readonly [id: string, title: string])[] = [
    ["map", "Map"],
    ["confirmed", "Confirmed entry points"],
    ["assumed", "Assumed entry points"],
    ...(others.length === 0 ? [] : [["others", "Other entry points"] as const]),
    ...(changes.length === 0 ? [] : [["changes", "First changes"] as const]),
    ...stages.map(({ stage }) => [stage, `Gaps: ${stageNames[stage]}`] as const),
    ["unknown", "Not known"],
    ["method", "Method"],
  ];
  return markup`<nav class="toc" aria-label="Contents"><ul>
${rows.map(([id, title]) => markup`<li><a href="#${id}">${title}</a></li>`)}
</ul></nav>`;
}

function mapPart({ parts, firstPath }: ScanReport, { wide, narrow, legend }: PageMap, most: Most): Html {
  const isShown = wide.length <= pictureLimit;
  return markup`${
    firstPath === undefined || firstPath.length === 0
      ? undefined
      : markup`<p${narrow === undefined ? undefined : trustedHtml(' class="numbers"')}>The numbers show the first confirmed attack path, step by step.</p>`
  }
${
  isShown
    ? markup`<div class="frame" role="region" aria-label="Map" tabindex="0">${
        narrow === undefined ? undefined : markup`<div class="narrow">${trustedHtml(narrow)}</div>`
      }<div class="wide">${trustedHtml(wide)}</div></div>
<ul class="legend">${legend.map(({ line, word, means }) => markup`<li>${trustedHtml(line)}<b>${word}</b> ${means}</li>`)}</ul>`
    : markup`<p>The picture is too large for one file. The list below names each part.</p>`
}
${folded(
  markup`The map in words, with the lines of files behind each part`,
  parts.map(({ title, rows }) => markup`<h3>${title}</h3>${provedList(rows, most)}`),
  "closed",
)}`;
}

function entries(all: readonly ReportedEntry[], look: "open" | "assumed" | "other", most: Most): Html {
  return markup`${all.slice(0, most.rows).map((entry) => entryPart(entry, look, most))}${more(all.length - most.rows)}`;
}

function entryPart(entry: ReportedEntry, look: "open" | "assumed" | "other", most: Most): Html {
  const { title, state, sentence, techniques, question, steps } = entry;
  const tag = look === "assumed" ? knownWords.assumed.word : state;
  return markup`<details class="entry ${look}">
<summary><h3>${title}</h3> <span class="tag ${look}">${tag}</span><p>${sentence}</p></summary>
<div class="inside">
${question === undefined ? undefined : markup`<p><b>Open question:</b> ${question}</p>`}
<p>Techniques: ${techniques.join(", ")}.</p>
<p><b>Attack path${look === "assumed" ? ", if nothing closes it" : ""}</b></p>
<ol>${steps.slice(0, most.rows).map(({ words, lines }) => markup`<li>${words}${lineList(lines, most)}</li>`)}</ol>
</div>
</details>`;
}

function stagePart({ stage, counts, toFix, inPlace, toAssess }: ReportedStage, most: Most): Html {
  return section(
    stage,
    `Gaps: ${stageNames[stage]}`,
    markup`<p>${counts}</p>
<h3>Contradicted or only in part: ${sumOf(toFix)}</h3>
${toFix.length === 0 ? markup`<p class="soft">No line of a file contradicts a control here.</p>` : controlList(toFix, most)}
<h3>In place, as lines of files prove: ${sumOf(inPlace)}</h3>
${inPlace.length === 0 ? markup`<p class="soft">No line of a file proves a control here.</p>` : controlList(inPlace, most)}
${
  toAssess.length === 0
    ? undefined
    : folded(
        markup`Not assessed: ${sumOf(toAssess)}. No line of a file is about them, so they count as open.`,
        [controlList(toAssess, most)],
        "closed",
      )
}`,
  );
}

/** A control counts once for each node, as in the sentence above. */
function sumOf(controls: readonly ReportedControl[]): number {
  return controls.reduce((sum, { count }) => sum + count, 0);
}

function controlList(all: readonly ReportedControl[], most: Most): Html {
  return markup`<ul class="rows">${all
    .slice(0, most.rows)
    .map(
      ({ title, where, status, look, lines }) =>
        markup`<li><b>${title}</b> <span class="tag ${look}">${status}</span><br/><span class="soft">${where}</span>${lineList(lines, most)}</li>`,
    )}</ul>${more(all.length - most.rows)}`;
}

function unknownPart({ files, map, notAssessed, notUnderstood }: ScanReport["unknown"], most: Most): Html {
  const cut = <T>(all: readonly T[]) => all.slice(0, most.rows);
  return markup`<p>Files don't show accounts, branch protection, network access, or the images that run now. ${counted(notAssessed, "control")} ${plural(notAssessed, "has", "have")} no status. Nothing unanswered counts as safe.</p>
<h3>Questions that the files leave open: ${files.length}</h3>
${
  files.length === 0
    ? markup`<p class="soft">None.</p>`
    : markup`<ul class="rows">${cut(files).map(({ question, at }) => markup`<li>${question}${lineList([{ at, text: "" }], most)}</li>`)}</ul>${more(files.length - most.rows)}`
}
${
  map.length === 0
    ? undefined
    : folded(
        markup`Questions on nodes and connections: ${map.length}, with what counts until they are answered`,
        [
          markup`<ul>${cut(map).map(({ text, assumed }) => markup`<li>${text}${assumed === undefined ? undefined : markup` <span class="soft">Assumed: ${assumed}.</span>`}</li>`)}</ul>`,
          more(map.length - most.rows),
        ],
      )
}
${
  notUnderstood.length === 0
    ? undefined
    : folded(markup`Not understood or not read: ${notUnderstood.length}`, [
        lineList(notUnderstood, { ...most, lines: most.rows }),
      ])
}`;
}

function methodPart({ files, summary }: ScanReport, most: Most): Html {
  const told = [
    `Blueline read ${counted(files.read, "file")}, ${files.withFacts} with pipeline facts. It ran nothing and fetched nothing.`,
    method,
    "A scan counts a control as in place only if a line of a file proves it.",
    ...summary,
    "Quoted lines leave out passwords and long random texts. Check the file before you share it.",
  ];
  return markup`${told.map((words) => markup`<p>${words}</p>`)}
${
  files.formats.length === 0
    ? undefined
    : folded(markup`Files and facts`, [
        markup`<p>Files by format: ${files.formats.map(({ format, count }) => `${format} ${count}`).join(", ")}.</p>`,
        markup`<p>Facts: ${files.facts.slice(0, most.rows).join(", ")}.</p>`,
      ])
}`;
}

function folded(summary: Html, content: readonly (Html | undefined)[], look: "" | "closed" = ""): Html {
  return markup`<details class="${look}"><summary>${summary}</summary><div class="inside">${content}</div></details>`;
}

function provedList(rows: readonly Proved[], most: Most): Html {
  return markup`<ul class="rows">${rows.slice(0, most.rows).map(({ words, lines }) => markup`<li>${words}${lineList(lines, most)}</li>`)}</ul>${more(rows.length - most.rows)}`;
}

function lineList(lines: readonly SourceLine[], most: Most): Html | undefined {
  if (lines.length === 0) return undefined;
  return markup`<ul class="lines">${lines
    .slice(0, most.lines)
    .map(
      ({ at, text }) => markup`<li><code class="at">${at}</code> <code class="text">${text}</code></li>`,
    )}</ul>${more(lines.length - most.lines)}`;
}

function more(left: number): Html | undefined {
  return left > 0
    ? markup`<p class="soft">And ${left} more; <code>blueline scan --json</code> lists all.</p>`
    : undefined;
}
