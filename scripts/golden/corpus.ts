import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import { readReports } from "@/lib/domain/evidence/read-reports";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { type Scan, scanFiles } from "@/lib/domain/scan/scan";
import { readFolder } from "@/lib/server/scan/read-folder";
import { describeScan } from "@/lib/server/cli/describe-scan";
import { scanAnswer } from "@/lib/domain/scan/scan-answer";
import { fullMap } from "./full-map";
import { fileOf, sayCommand } from "./command-line";
import { goldenDay, type Keep } from "./part";
import { keepPosture } from "./posture-of";
import { hasShared, shared } from "./shared";

/** Folders with a folder for each repository. */
const sets = ["corpus/pipelines", "corpus/formats", "corpus-2026-12/pipelines"];
/** Folders with reports of scanners. */
const reports = ["corpus/evidence", "corpus/linked"];

/**
 * Facts and drafts of real repositories, the content of real reports, and the postures of manually solved
 * cases.
 */
export async function makeCorpus(keep: Keep): Promise<{ readonly skipped: string } | void> {
  if (!hasShared) return { skipped: "../shared/corpus does not exist" };
  for (const set of sets)
    for (const name of foldersIn(path.join(shared, set))) await keepScan(keep, `${set}/${name}`);
  for (const set of reports)
    for (const file of filesIn(path.join(shared, set)))
      await keep(`${set}/${file}.json`, () =>
        readReports({ name: file, text: decodeText(readFileSync(path.join(shared, set, file))) }),
      );
  for (const file of ["analysis-examples", "examples-3"])
    for (const { name, document } of casesIn(`reference/${file}.json`))
      await keepPosture(keep, `reference/${file}/${name}`, document);
}

async function keepScan(keep: Keep, name: string): Promise<void> {
  let scan: Scan | undefined;
  const scanned = () => {
    const { files } = readFolder(path.join(shared, name));
    scan ??= scanFiles(
      files.filter((file) => file.path !== "expected.json"),
      { name: path.basename(name), day: goldenDay },
    );
    return scan;
  };
  await keep(`${name}/facts.json`, () => scanned().facts);
  await keep(`${name}/read.json`, () => {
    const { files, notUnderstood, unknowns } = scanned();
    return { files, notUnderstood, unknowns };
  });
  await keep(`${name}/said.txt`, () => describeScan(scanned(), scanAnswer(scanned(), [])));
  await keep(`${name}/into-another.txt`, () =>
    sayCommand("scan", path.join(shared, name), "--into", fileOf("full", fullMap)),
  );
  await keep(`${name}/joined.json`, () => {
    const { images, workloads, links, registries } = scanned();
    return { images, workloads, links, registries };
  });
  await keep(`${name}/draft.json`, () => {
    const { document, proofs } = scanned();
    return { document, proofs };
  });
  await keep(`${name}/draft.svg`, () =>
    sayCommand("export", fileOf("draft", scanned().document), "--format", "svg", "--now", goldenDay),
  );
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

interface Case {
  readonly name: string;
  readonly document: PipelineDocument;
}

function casesIn(file: string): readonly Case[] {
  // A list, or the cases of a document with more fields.
  const read = JSON.parse(readFileSync(path.join(shared, file), "utf8")) as
    | readonly Case[]
    | { readonly cases: readonly Case[] };
  const cases = "cases" in read ? read.cases : read;
  return cases.map(({ name, document }) => ({ name: name.replaceAll(/[^\w.]+/g, "-"), document }));
}
