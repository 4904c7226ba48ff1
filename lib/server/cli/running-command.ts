import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { findRunning } from "@/lib/domain/running/find-running";
import type { Observation } from "@/lib/domain/running/observation";
import { runningLimits } from "@/lib/domain/running/limits";
import { counted } from "@/lib/domain/words/english";
import { readRunningTask } from "../running/read-running-task";
import type { RunningTask } from "../running/running-task";
import { type Command, MisuseError } from "./command";
import { readDocument } from "./read-document";

export const runningCommand: Command = {
  summary: "Detect drift between a pipeline file and a cluster, engine or registry",
  usage: "FILE... --pipeline DOCUMENT [--registry HOST] [--node ID]",
  help: `Reads the JSON that kubectl, docker inspect, docker ps, ECS, ECR or a registry prints (or a .zip of such files) from each
FILE, or from standard input if FILE is -, and compares it with a pipeline document (blueline/pipeline/1). Needs no
database and keeps nothing. Exit status: 0 no drift, 1 drift found.
  --pipeline DOCUMENT  a file with the pipeline document
  --registry HOST      the registry of a list of repositories or tags that does not name its own
  --node ID            the node of the map that the containers run on, if the map has several of its kind`,
  options: { pipeline: { type: "string" }, registry: { type: "string" }, node: { type: "string" } },
  takes: [1, runningLimits.files],
  async run(files, { pipeline: file, registry, node }) {
    if (typeof file !== "string") throw new MisuseError("--pipeline takes a file with a pipeline document.");
    const pipeline = pipelineFromDocument(readDocument(file));
    if (typeof node === "string" && !pipeline.nodes.get(node))
      throw new MisuseError(`The pipeline has no node "${node}".`);
    const observations: Observation[] = [];
    const warnings: string[] = [];
    for (const one of files)
      for (const observed of readGiven(one, typeof registry === "string" ? registry : undefined)) {
        warnings.push(...observed.warnings.map((warning) => `${one}: ${warning}`));
        const said = typeof node === "string" ? { place: node } : {};
        observations.push({ id: String(observations.length), at: "now", observed, said });
      }
    const found = findRunning(pipeline, observations, []);
    const { findings, questions, total } = found;
    const lines = [
      ...findings.flatMap(({ sentence, places, count }) => [
        sentence,
        ...places.map(({ file: at, line, quote }) => `  ${at}:${line}  ${quote}`),
        ...(count > places.length && places.length > 0 ? [`  and ${count - places.length} more`] : []),
      ]),
      ...questions.map(
        ({ sentence, candidates, registry: host }) =>
          `${sentence} ${candidates.join(", ")}${host === undefined ? " (choose with --node)" : ""}`,
      ),
      ...warnings,
      total === 0 ? "No drift: everything in these files matches the map." : `${counted(total, "finding")}.`,
    ];
    return {
      code: total === 0 ? 0 : 1,
      json: { findings, total, questions, warnings },
      text: lines.join("\n"),
    };
  },
};

function readGiven(file: string, registry: string | undefined) {
  const bytes = readBytes(file);
  const name = file === "-" ? "standard input" : path.basename(file);
  const isZip = bytes.subarray(0, 2).toString("latin1") === "PK";
  const task: RunningTask = {
    running: isZip ? new Uint8Array(bytes) : [{ name, text: decodeText(bytes) }],
    ...(registry !== undefined && { registry }),
  };
  const result = readRunningTask(task);
  if (!result.ok) throw new MisuseError(`${file}: ${result.error}`);
  const { read, problems } = result.value;
  if (problems.length > 0 || read.length === 0)
    throw new MisuseError(problems.map(({ file: at, message }) => `${at}: ${message}`).join("\n"));
  return read.map(({ observed }) => observed);
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch {
    throw new MisuseError(`File ${file} can't be read.`);
  }
}
