import "server-only";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { writeJson } from "@/lib/domain/exporters/json";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { planMerge } from "@/lib/domain/merge/plan-merge";
import { writtenInDocument } from "@/lib/domain/merge/written-in-document";
import type { GivenFiles } from "@/lib/domain/scan/left-out";
import type { Scan } from "@/lib/domain/scan/scan";
import { scanAnswer } from "@/lib/domain/scan/scan-answer";
import { dayOf } from "../clock";
import { readFolder } from "../scan/read-folder";
import { scanGiven } from "../scan/read-task";
import { readZip } from "../scan/read-zip";
import { answersOf } from "./answers-of";
import { type Command, MisuseError, type Outcome } from "./command";
import { describeMerge } from "./describe-merge";
import { describePage, describeScan } from "./describe-scan";
import { openFile } from "./open-file";
import { readDocument } from "./read-document";
import { writeNewFile } from "./write-new-file";

export const scanCommand: Command = {
  summary: "Draft a map from the files of a repository",
  usage:
    "FOLDER-or-ZIP [--name NAME] [--answer PLACEHOLDER=VALUE ...] [DOCUMENT] [--html FILE [--open]] [--into PIPELINE]",
  help: `Reads the Dockerfiles, CI files, manifests and infrastructure files (docs/guides/import.md) in a folder or .zip: images and
parent images, their registries and hosts, manual and automated connections, and controls that a line proves or
contradicts. Lists open questions and lines not understood, with file and line. Needs no database,
fetches nothing, runs nothing, keeps nothing. With DOCUMENT, a new file, it writes the drafted pipeline there as
Blueline JSON, which POST /api/v1/pipelines takes as "document".
With --html, it analyses the map and writes one page, which opens from disk, loads nothing and runs no script. The page
shows the map, entry points, attack paths and gaps per stage, with the lines that prove them. It lists what is not known.
With --into, it lists what the files would change in an existing pipeline, and changes nothing.
  --name NAME     name of the pipeline; default the folder's
  --answer P=V    read V for the placeholder P in image names: --answer '%registry%=registry.example.org'; repeatable
  --html FILE     page to write: a new file
  --open          open the page in a browser
  --into PIPELINE a pipeline document (blueline/pipeline/1); earlier scans of it are recognised by their ids`,
  options: {
    name: { type: "string" },
    answer: { type: "string", multiple: true },
    into: { type: "string" },
    html: { type: "string" },
    open: { type: "boolean" },
  },
  takes: [1, 2],
  async run([from = ".", target], { name, answer, into, html, open }) {
    if (into !== undefined && (target !== undefined || html !== undefined))
      throw new MisuseError("--into only previews changes: leave out DOCUMENT and --html.");
    if (open === true && html === undefined) throw new MisuseError("--open needs --html FILE.");
    const day = dayOf(new Date());
    const given = readGiven(from);
    const scan = scanGiven(given, {
      name: typeof name === "string" ? name : (given.root ?? path.parse(path.resolve(from)).name),
      day,
      answers: answersOf(answer),
    });
    if (typeof into === "string") return scanInto(scan, given.leftOut, readDocument(into));
    const { proofs: _, ...stable } = scanAnswer(scan, given.leftOut);
    if (target !== undefined) writeNewFile(target, writeJson(pipelineFromDocument(scan.document)));
    if (typeof html !== "string") return { code: 0, text: describeScan(scan, stable), json: stable };
    // The analysis and the drawing code are loaded for the page alone.
    const { makeScanPage } = await import("../scan-page/make-scan-page");
    const { page, report } = makeScanPage(scan, given, day);
    writeNewFile(html, page);
    const complaint = open === true ? await openFile(html) : undefined;
    return {
      code: 0,
      text: describePage(report, html),
      json: stable,
      ...(complaint !== undefined && { complaint }),
    };
  },
};

/**
 * The changes that files would make to a document. It has no log: only ids show which parts come from files.
 */
function scanInto(scan: Scan, leftOut: GivenFiles["leftOut"], document: PipelineDocument): Outcome {
  const { proofs, unknowns, notUnderstood, document: incoming } = scanAnswer(scan, leftOut);
  const plan = planMerge({
    present: pipelineFromDocument(document),
    incoming,
    written: writtenInDocument(document),
    from: "files",
    day: dayOf(new Date()),
    proofs,
  });
  const { pieces: changes, questions, tooMuch } = plan;
  const seen = [...notUnderstood, ...tooMuch.map((why) => ({ at: { file: "", line: 0 }, why }))];
  const json = { changes, questions, unknowns, notUnderstood: seen };
  return { code: 0, text: describeMerge(document.name, json), json };
}

function readGiven(from: string): GivenFiles {
  try {
    if (statSync(from).isDirectory()) return readFolder(from);
  } catch {
    throw new MisuseError(`${from} does not exist or can't be read.`);
  }
  const read = readZip(readFileSync(from));
  if (!read.ok) throw new MisuseError(`${from}: ${read.error}`);
  return read.value;
}
