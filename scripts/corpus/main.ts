// `npm run corpus`: scans real pipelines and holds each against what an expert read from the same files.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { scanFiles } from "@/lib/domain/scan/scan";
import { readFolder } from "@/lib/server/scan/read-folder";
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
  console.log(`Skipped: there is no folder ${dir}. Give one with --dir.`);
  process.exit(0);
}

const results: [string, PipelineScore][] = [];
for (const name of readdirSync(dir).toSorted()) {
  const folder = path.join(dir, name);
  const answer = path.join(folder, "expected.json");
  if (!existsSync(answer)) continue;
  const expected = expectedSchema.parse(JSON.parse(readFileSync(answer, "utf8")));
  const files = readFolder(folder).files.filter((file) => file.path !== "expected.json");
  const scan = scanFiles(files, { name, day: "2026-01-01" });
  results.push([name, scorePipeline(scan, expected)]);
}

printTable(results);
if (details) for (const [name, score] of results) printDetails(name, score);
const forbidden = results.flatMap(([name, score]) => score.forbidden.map((pair) => `${name}: ${pair}`));
console.log(`\nForbidden links: ${forbidden.length === 0 ? "none" : `\n${forbidden.join("\n")}`}`);

function printTable(all: readonly (readonly [string, PipelineScore])[]): void {
  const width = 34;
  console.log(`${"".padEnd(width)}${subjects.map((one) => one.padEnd(13)).join("")}`);
  console.log("precision / recall");
  for (const [name, { scores }] of all)
    console.log(`${name.padEnd(width)}${subjects.map((one) => rates([scores[one]]).padEnd(13)).join("")}`);
  const total = (subject: Subject) => rates(all.map(([, { scores }]) => scores[subject]));
  console.log(`${"all".padEnd(width)}${subjects.map((one) => total(one).padEnd(13)).join("")}`);
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
