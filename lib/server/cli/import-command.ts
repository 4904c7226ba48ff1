import "server-only";
import { readFileSync } from "node:fs";
import type { Imported } from "@/lib/domain/importers/imported";
import { readModel } from "@/lib/domain/importers/read-model";
import { writeJson } from "@/lib/domain/exporters/json";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { unknownControls } from "@/lib/domain/catalogue/own/unasked-claims";
import { unknownControlsSentence } from "@/lib/domain/catalogue/own/unknown-words";
import { counted } from "@/lib/domain/words/english";
import { type Command, MisuseError } from "./command";
import { writeNewFile } from "./write-new-file";

export const importCommand: Command = {
  summary: "Convert a file of another tool to a pipeline document",
  usage: "FILE [DOCUMENT]",
  help: `Reads FILE, or standard input if FILE is -: Blueline JSON and YAML, OWASP Threat Dragon 2, Open Threat Model 0.2.0,
TM-BOM 1.0, or a draw.io drawing made by Blueline. The format is detected automatically. Lists the content that a
pipeline can't hold. Needs no database, and stores nothing in one. With DOCUMENT, a new file, it writes the pipeline
there as Blueline JSON, which POST /api/v1/pipelines takes as "document". With --json it prints the document and the
lost content. Exit status 1: the file was refused, with each reason and its place.`,
  options: {},
  takes: [1, 2],
  run([file = "-", target]) {
    const read = readModel(readText(file));
    if (!read.ok) {
      const faults = read.error;
      const reasons = faults.map(({ path, message }) => `${path === "" ? "" : `${path}: `}${message}`);
      return Promise.resolve({
        code: 1,
        text: [`${file} was refused.`, ...reasons].join("\n"),
        json: { file, errors: faults },
      });
    }
    if (target !== undefined) writeNewFile(target, writeJson(pipelineFromDocument(read.value.document)));
    return Promise.resolve({ code: 0, text: describe(read.value), json: read.value });
  },
};

function describe({ format, document, notCarried }: Imported): string {
  const { name, nodes, edges, zones, claims } = document;
  const counts = [
    counted(nodes.length, "node"),
    counted(edges.length, "connection"),
    counted(zones.length, "zone"),
    counted(claims.length, "claim"),
  ].join(", ");
  const unknown = unknownControlsSentence(unknownControls(document.claims, document));
  const told = unknown === undefined ? notCarried : [...notCarried, unknown];
  return [`${name}, read as ${format}: ${counts}.`, ...told].join("\n");
}

function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    throw new MisuseError(`File ${file} can't be read.`);
  }
}
