import type { PipelineDocument } from "../pipeline/document";
import { counted } from "../words/english";
import type { Fact } from "./facts";
import type { LeftOut } from "./left-out";
import type { Scan, ScannedFile } from "./scan";
import type { NotUnderstood, Place } from "./source";
import type { Unknown } from "./unknown";

/** The stable result format of a scan: `scan --json` and the API return it (docs/reference/repository-files.md). */
export interface ScanAnswer {
  readonly files: readonly ScannedFile[];
  readonly facts: readonly Fact[];
  readonly document: PipelineDocument;
  readonly unknowns: readonly Unknown[];
  /** Line 0: of the file as a whole, such as one that was not read. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** By id of a node, a connection or an image of the document, the lines that it was read from. */
  readonly proofs: Readonly<Record<string, readonly Place[]>>;
}

/** An archive may have any number of files that are refused. */
const mostNamed = 500;

/** @param leftOut what of an archive or a folder was not read */
export function scanAnswer(scan: Scan, leftOut: readonly LeftOut[]): ScanAnswer {
  const { files, facts, document, proofs, unknowns, notUnderstood } = scan;
  return {
    files,
    facts,
    document,
    unknowns,
    notUnderstood: [...notUnderstood, ...leftOutNotes(leftOut)],
    proofs: Object.fromEntries(proofs),
  };
}

/** Files that were not read, as notes on them. */
export function leftOutNotes(leftOut: readonly LeftOut[]): readonly NotUnderstood[] {
  const more = leftOut.length - mostNamed;
  return [
    ...leftOut.slice(0, mostNamed).map(({ path, why }) => ({
      at: { file: path, line: 0 },
      why: `The file ${why}.`,
    })),
    ...(more > 0
      ? [{ at: { file: "", line: 0 }, why: `${counted(more, "more file was", "more files were")} not read.` }]
      : []),
  ];
}
