import "server-only";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { writeJson } from "@/lib/domain/exporters/json";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { GivenFiles } from "@/lib/domain/scan/left-out";
import { scanAnswer } from "@/lib/domain/scan/scan-answer";
import type { Answers } from "@/lib/domain/scan/unknown";
import { dayOf } from "../clock";
import { readFolder } from "../scan/read-folder";
import { scanGiven } from "../scan/read-task";
import { readZip } from "../scan/read-zip";
import { type Command, MisuseError, type Values } from "./command";
import { describeScan } from "./describe-scan";
import { writeNewFile } from "./write-new-file";

export const scanCommand: Command = {
  summary: "Read the files of a repository and draw the map that they prove",
  usage: "FOLDER-or-ZIP [--name NAME] [--answer PLACEHOLDER=VALUE ...] [DOCUMENT]",
  help: `Reads the Dockerfiles, CI files, manifests and infrastructure files (docs/import.md) below a folder, or in a .zip:
what is built from which parents, pushed where and run where, by whom each is handed over, and which controls a line
proves or speaks against. Says what is open, and what it saw and did not understand, with file and line. Needs no
database, fetches nothing, runs nothing, keeps nothing; with DOCUMENT, a new file, it writes the drafted pipeline
there as Blueline JSON, which POST /api/v1/pipelines takes as "document".
  --name NAME     what the pipeline is to be called; as the folder where it is left out
  --answer P=V    reads V wherever P is written in the name of an image, as --answer '%registry%=registry.example.org'`,
  options: { name: { type: "string" }, answer: { type: "string", multiple: true } },
  takes: [1, 2],
  run([from = ".", target], { name, answer }) {
    const given = readGiven(from);
    const scan = scanGiven(given, {
      name: typeof name === "string" ? name : (given.root ?? path.parse(path.resolve(from)).name),
      day: dayOf(new Date()),
      answers: answersOf(answer),
    });
    const { proofs: _, ...stable } = scanAnswer(scan, given.leftOut);
    if (target !== undefined) writeNewFile(target, writeJson(pipelineFromDocument(scan.document)));
    return Promise.resolve({ code: 0, text: describeScan(scan, stable), json: stable });
  },
};

function readGiven(from: string): GivenFiles {
  try {
    if (statSync(from).isDirectory()) return readFolder(from);
  } catch {
    throw new MisuseError(`${from} is not there, or cannot be read.`);
  }
  const read = readZip(readFileSync(from));
  if (!read.ok) throw new MisuseError(`${from}: ${read.error}`);
  return read.value;
}

function answersOf(given: Values[string]): Answers {
  const pairs = (Array.isArray(given) ? given : []).map((pair): readonly [string, string] => {
    const text = String(pair);
    // What a placeholder is written as may have a "=" in it; what takes its place has none.
    const at = text.lastIndexOf("=");
    if (at < 1) throw new MisuseError("--answer takes PLACEHOLDER=VALUE.");
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}
