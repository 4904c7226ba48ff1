import type { PipelineDocument } from "../pipeline/document";
import { showTurns } from "../pipeline/texts";
import { draftPipeline } from "./draft/draft-pipeline";
import type { Fact } from "./facts";
import { findUnknowns } from "./find-unknowns";
import { withGivenValues } from "./helm/given-values";
import { findRegistries, type UsedRegistry } from "./link/find-registries";
import { withAnswers } from "./link/with-answers";
import { inferPrefixes } from "./link/infer-prefixes";
import { type LinkedImage, linkImages } from "./link/link-images";
import { type LinkedWorkload, linkWorkloads } from "./link/link-workloads";
import { withOneName } from "./link/one-name";
import { findLinks, type Link } from "./link/links";
import { readers } from "./readers";
import type { NotUnderstood, Place, SourceFile, SourceTree } from "./source";
import type { Answers, Unknown } from "./unknown";

export interface ScanOptions {
  /** The name for the pipeline. */
  readonly name: string;
  /** The day on which the files are read: what they prove was seen then. */
  readonly day: string;
  readonly answers?: Answers;
  /** Told after each file, with how many of how many are read. */
  readonly onFile?: (read: number, of: number) => void;
}

export interface ScannedFile {
  readonly path: string;
  /** The first result that says something, if a file has several formats; absent if none was recognised. */
  readonly format?: string;
  readonly facts: number;
}

export interface Scan {
  readonly files: readonly ScannedFile[];
  readonly facts: readonly Fact[];
  readonly images: readonly LinkedImage[];
  readonly workloads: readonly LinkedWorkload[];
  readonly links: readonly Link[];
  readonly registries: readonly UsedRegistry[];
  readonly document: PipelineDocument;
  /** By id of a node, a connection or an image of the document, the lines that it was read from. */
  readonly proofs: ReadonlyMap<string, readonly Place[]>;
  readonly unknowns: readonly Unknown[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/**
 * Reads the files of one or more repositories and draws the map that they prove. Pure: nothing is fetched or run. One file that
 * can't be read never spoils the others; it is named under `notUnderstood`.
 */
export function scanFiles(files: readonly SourceFile[], options: ScanOptions): Scan {
  const tree: SourceTree = new Map(
    files
      // Whatever a fact quotes of a file, its place too, shows what turns direction.
      .map(({ path, text }) => ({ path: showTurns(path), text: showTurns(text) }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map((file) => [file.path, file]),
  );
  const scanned: ScannedFile[] = [];
  const read: Fact[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const file of tree.values()) {
    // Objects of several tools may be in one file: each reader takes its own.
    const own = readers.filter(({ recognises }) => recognises(file));
    const readings = own.map((reader) => ({ format: reader.format, ...reader.read(file, tree) }));
    for (const { facts, notUnderstood: odd } of readings) {
      read.push(...facts);
      notUnderstood.push(...odd);
    }
    const said = readings.find(({ facts }) => facts.length > 0) ?? readings[0];
    scanned.push({
      path: file.path,
      ...(said && { format: said.format }),
      facts: readings.reduce((sum, { facts }) => sum + facts.length, 0),
    });
    options.onFile?.(scanned.length, tree.size);
  }
  const answered = withOneName(withAnswers(withGivenValues(read, tree), options.answers ?? {}));
  const facts = withAnswers(answered, inferPrefixes(answered));
  const images = linkImages(facts);
  const workloads = linkWorkloads(facts, images);
  const links = findLinks(facts, images, workloads);
  const { document, proofs } = draftPipeline({ facts, images, workloads, links }, options);
  const registries = findRegistries(facts, images, workloads);
  const unknowns = findUnknowns({ facts, workloads, registries });
  return {
    files: scanned,
    facts,
    images,
    workloads,
    links,
    registries,
    document,
    proofs,
    unknowns,
    notUnderstood,
  };
}
