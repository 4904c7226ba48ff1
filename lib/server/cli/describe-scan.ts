import "server-only";
import { ciNames } from "@/lib/domain/scan/draft/tools";
import type { ScanReport } from "@/lib/domain/report/scan-report";
import type { CiFact, JobFact } from "@/lib/domain/scan/facts";
import type { LinkedImage } from "@/lib/domain/scan/link/link-images";
import type { Link } from "@/lib/domain/scan/link/links";
import { showTurns } from "@/lib/domain/pipeline/texts";
import { placeText } from "@/lib/domain/scan/place-text";
import type { Scan } from "@/lib/domain/scan/scan";
import type { ScanAnswer } from "@/lib/domain/scan/scan-answer";
import { counted } from "@/lib/domain/words/english";

/** Longer lists are only counted. */
const mostLines = 60;

/** The scan result as a page of text: the files read, the map, open questions, and lines not understood. */
export function describeScan(scan: Scan, answer: Omit<ScanAnswer, "proofs">): string {
  const { facts, images, workloads, links, document } = scan;
  const jobs = facts.filter((fact) => fact.kind === "job");
  return [
    headOf(scan),
    ...formatLines(scan),
    ...section(
      "CI",
      facts.filter((fact) => fact.kind === "ci").map((ci) => ciLine(ci, jobs)),
    ),
    ...section("Images built or passed on", images.flatMap(imageLines)),
    ...section(
      "Workloads",
      workloads.map(
        ({ fact, images: run }) =>
          `${fact.name} (${fact.type}, ${placeText(fact.at)}): ${run.map(({ ref }) => ref).join(", ") || "an unnamed image"}${fact.optional === true ? "; optional" : ""}`,
      ),
    ),
    ...section("Connections", links.map(linkLine)),
    ...section(
      "Unknown",
      answer.unknowns.map(
        ({ question, placeholder, at }) =>
          `${placeText(at)}: ${question}${placeholder === undefined ? "" : ` --answer '${placeholder}=...'`}`,
      ),
    ),
    ...section(
      "Not understood",
      answer.notUnderstood.map(({ at, why }) => `${placeText(at)}: ${why}`),
    ),
    "",
    `The map has ${counted(document.nodes.length, "node")}, ${counted(document.edges.length, "connection")} and ${counted(document.claims.length, "claim")}.`,
  ]
    .map(printable)
    .join("\n");
}

/** The page that was written, with its headline. */
export function describePage({ name, lead, files, figures }: ScanReport, file: string): string {
  return [
    `${name}: ${counted(files.read, "file")} read, ${files.withFacts} with pipeline facts.`,
    `${lead.stress}${lead.rest}`,
    `${counted(figures.questions, "open question")}.`,
    `Wrote ${file}. Open it in a browser.`,
  ]
    .map(printable)
    .join("\n");
}

/** Text from files may contain control characters for terminals. */
function printable(line: string): string {
  return showTurns(line).replaceAll(/\p{Cc}/gu, " ");
}

function headOf({ files, document }: Scan): string {
  const said = files.filter(({ facts }) => facts > 0).length;
  return `${document.name}: ${counted(files.length, "file")} read, ${said} with pipeline facts.`;
}

function formatLines({ files }: Scan): readonly string[] {
  const counts = new Map<string, number>();
  for (const { format } of files) if (format !== undefined) counts.set(format, (counts.get(format) ?? 0) + 1);
  return [...counts].map(([format, count]) => `  ${format.padEnd(22)}${counted(count, "file")}`);
}

function ciLine({ id, tool, name, triggers, at }: CiFact, jobs: readonly JobFact[]): string {
  const own = jobs.filter(({ ci }) => ci === id);
  const starts = triggers.map(({ text }) => text).join(", ");
  return [
    `${ciNames(tool).name}, ${placeText(at)}${name === undefined ? "" : ` (${name})`}: ${counted(own.length, "job")}`,
    starts === "" ? "trigger unknown" : `triggered by ${starts}`,
  ].join(", ");
}

function imageLines({ names, pushedTo, builds, dockerfile }: LinkedImage): readonly string[] {
  const from = builds.map(
    (build) => `${build.dockerfile ?? build.context ?? "sources"} (${placeText(build.at)})`,
  );
  const parents = (dockerfile?.parents ?? []).map(
    ({ ref, digest }) => `${ref} (${digest === undefined ? "not pinned" : "pinned"})`,
  );
  return [
    names[0] ?? "an unnamed image",
    `  built from ${from.length === 0 ? "unknown sources" : [...new Set(from)].join(", ")}`,
    ...(parents.length > 0 ? [`  parents: ${parents.join(", ")}`] : []),
    `  ${pushedTo.length === 0 ? "no push found" : `pushed to ${pushedTo.join(", ")}`}`,
  ];
}

function linkLine({ does, from, to, automated, at }: Link): string {
  const how = automated === null ? "unknown" : automated ? "automated" : "manual";
  return `${how.padEnd(13)}${does.padEnd(9)}${from} → ${to} (${placeText(at)})`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [
    "",
    `${title}:`,
    ...lines.slice(0, mostLines).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
  ];
}
