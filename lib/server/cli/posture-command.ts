import "server-only";
import { readFileSync } from "node:fs";
import { mappedCatalogue } from "@/lib/domain/catalog/load-mappings";
import { type PipelineDocument, stages } from "@/lib/domain/pipeline/document";
import { daySchema } from "@/lib/domain/pipeline/fields";
import { parseDocument } from "@/lib/domain/pipeline/parse-document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import type { Counts } from "@/lib/domain/posture/coverage";
import { dayOf } from "../clock";
import { unknownControls } from "../pipeline/known-controls";
import { type Command, MisuseError } from "./command";

export const postureCommand: Command = {
  summary: "Say the coverage and the gaps of a pipeline in a file",
  usage: "FILE [--now DAY]",
  help: `Reads a pipeline document (blueline/pipeline/1) from FILE, or from standard input where FILE is -, and
says what its claims cover. Needs no database.
  --now DAY   the day to judge evidence by, as 2026-11-24; today where it is left out`,
  options: { now: { type: "string" } },
  takes: [1, 1],
  async run([file = "-"], { now }) {
    const document = readDocument(file);
    if (now !== undefined && !daySchema.safeParse(now).success) throw new MisuseError("--now takes a day such as 2026-11-24.");
    const analysedAt = typeof now === "string" ? `${now}T00:00:00.000Z` : new Date().toISOString();
    const { coverage, gaps } = analyse(pipelineFromDocument(document), mappedCatalogue, dayOf(new Date(analysedAt)));
    return {
      code: 0,
      json: { revision: 0, catalogue: mappedCatalogue.version, analysedAt, coverage, gaps },
      text: [
        `${document.name}: ${document.nodes.length} nodes, catalogue ${mappedCatalogue.version}`,
        ...stages.map((stage) => `${stage.padEnd(12)}${describeCounts(coverage.stages[stage])}`),
        `${gaps.asDeclared.length} gaps as declared, ${gaps.asProven.length} as proven.`,
      ].join("\n"),
    };
  },
};

function readDocument(file: string): PipelineDocument {
  const parsed = parseDocument(parseJson(readText(file), file));
  if (!parsed.ok) throw new MisuseError(parsed.error.map(({ path, message }) => `${path === "" ? file : path}: ${message}`).join("\n"));
  const unknown = unknownControls(parsed.value);
  if (unknown.length > 0) throw new MisuseError(unknown.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.value;
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new MisuseError(`The file ${file} cannot be read.`);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MisuseError(`The file ${file} is not JSON.`);
  }
}

function describeCounts({ inScope, declared, verified, missing, notAssessed }: Counts): string {
  if (inScope === 0) return "nothing in scope";
  return `${declared + verified} of ${inScope} declared, ${verified} verified, ${missing} missing, ${notAssessed} not assessed`;
}
