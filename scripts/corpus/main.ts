// `npm run corpus`: scans real pipelines and compares each with an expert's reading of the same files.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { scanFiles } from "@/lib/domain/scan/scan";
import { readFolder } from "@/lib/server/scan/read-folder";
import { type Construct, constructs, constructsOfFiles, scoreOfConstruct } from "./constructs";
import { expectedSchema } from "./expected";
import { type PipelineScore, scorePipeline } from "./score";
import { type Subject, subjects } from "./subjects";

const { dir, details } = parseArgs({
  options: {
    dir: { type: "string", default: path.resolve(import.meta.dirname, "../../../shared/corpus/pipelines") },
    details: { type: "boolean", default: false },
  },
}).values;

if (!existsSync(dir)) {
  console.log(`Skipped: the folder ${dir} does not exist. Name one with --dir.`);
  process.exit(0);
}

const width = 40;
const results: [string, PipelineScore][] = [];
const byConstruct = new Map<Construct, PipelineScore["scores"][]>();
for (const name of readdirSync(dir).toSorted()) {
  const folder = path.join(dir, name);
  const answer = path.join(folder, "expected.json");
  if (!existsSync(answer)) continue;
  const expected = expectedSchema.parse(JSON.parse(readFileSync(answer, "utf8")));
  const files = readFolder(folder).files.filter((file) => file.path !== "expected.json");
  const scan = scanFiles(files, { name, day: "2026-01-01" });
  const score = scorePipeline(scan, expected);
  results.push([name, score]);
  const held = constructsOfFiles(files, scan.files);
  for (const construct of constructs) {
    const own = byConstruct.get(construct) ?? [];
    byConstruct.set(construct, [...own, scoreOfConstruct(score, held, construct)]);
  }
}

printTable(results);
printConstructs();
if (details) for (const [name, score] of results) printDetails(name, score);
const forbidden = results.flatMap(([name, score]) => score.forbidden.map((pair) => `${name}: ${pair}`));
console.log(`\nForbidden links: ${forbidden.length === 0 ? "none" : `\n${forbidden.join("\n")}`}`);

function printTable(all: readonly (readonly [string, PipelineScore])[]): void {
  console.log(`${"".padEnd(width)}${subjects.map((one) => one.padEnd(13)).join("")}`);
  console.log("precision / recall");
  for (const [name, { scores }] of all)
    console.log(`${name.padEnd(width)}${subjects.map((one) => rates([scores[one]]).padEnd(13)).join("")}`);
  const total = (subject: Subject) => rates(all.map(([, { scores }]) => scores[subject]));
  console.log(`${"all".padEnd(width)}${subjects.map((one) => total(one).padEnd(13)).join("")}`);
}

/** The score of files with a construct, and the number of expert statements on them. */
function printConstructs(): void {
  const own = subjects.filter((subject) => subject !== "registries");
  console.log(`\n${"in files with".padEnd(width)}${own.map((one) => one.padEnd(18)).join("")}`);
  for (const [construct, all] of byConstruct) {
    const cells = own.map((subject) => {
      const scores = all.map((one) => one[subject]);
      const said = scores.reduce((sum, { found, missed }) => sum + found.length + missed.length, 0);
      return `${rates(scores)} (${said})`.padEnd(18);
    });
    console.log(`${construct.padEnd(width)}${cells.join("")}`);
  }
}

function rates(all: readonly PipelineScore["scores"][Subject][]): string {
  const [found, missed, extra] = (["found", "missed", "extra"] as const).map((key) =>
    all.reduce((sum, score) => sum + score[key].length, 0),
  );
  const rate = (wrong = 0) =>
    (found ?? 0) + wrong === 0 ? " -  " : ((found ?? 0) / ((found ?? 0) + wrong)).toFixed(2);
  return `${rate(extra)} / ${rate(missed)}`;
}

function printDetails(name: string, { scores }: PipelineScore): void {
  console.log(`\n${name}`);
  for (const subject of subjects) {
    const { missed, extra } = scores[subject];
    if (missed.length > 0) console.log(`  ${subject}, missed:\n    ${missed.join("\n    ")}`);
    if (extra.length > 0) console.log(`  ${subject}, extra:\n    ${extra.join("\n    ")}`);
  }
}
