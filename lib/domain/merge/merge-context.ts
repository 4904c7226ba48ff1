import type { PipelineDocument, PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { placeholdersOf } from "../scan/image-ref";
import type { Place } from "../scan/source";
import type { MergePiece } from "./merge-piece";
import type { Clash } from "./three-way";
import type { Written } from "./written";

/** The input for planning each kind of record. */
export interface MergeContext {
  readonly present: Pipeline;
  /** The incoming records, by ids of the map. */
  readonly document: PipelineDocument;
  readonly written: Written;
  readonly from: "files" | "map";
  readonly source: string | undefined;
  /** By ids of the map. */
  readonly open: ReadonlyMap<string, readonly PipelineNode[]>;
  readonly proofsOf: (id: string) => readonly Place[];
  readonly names: MergeNames;
}

/** Names for titles: from the map, or incoming. */
export interface MergeNames {
  readonly node: (id: string) => string;
  readonly image: (id: string) => string;
  readonly zone: (id: string) => string;
  readonly control: (id: string) => string;
}

/** A piece before its needs and its tick are known. */
export type Drawn = Omit<MergePiece, "needs" | "ticked" | "why"> & {
  /** Ids of records or pieces to which it refers. */
  readonly names: readonly string[];
  /** Why it is not ticked by default. */
  readonly holds?: string;
};

export const clashWords: { readonly [C in Clash]: string } = {
  "a person": "A person changed this on the map, and the new files changed it too.",
  "not known": "The value on the map may come from a person: its origin is unknown.",
  "other files": "The value on the map was read from other files.",
};

/** Answers are not stored: an answered question may be open again. */
export const openWords =
  "An unresolved name in the import may belong to a node on the map: answer its question.";

export const removedWords = "An earlier import added it, and a person removed it from the map.";

export function isOpenName({ name }: { readonly name: string }): boolean {
  return placeholdersOf(name).length > 0;
}

export function isRegistry(node: Pick<PipelineNode, "kind"> | undefined): boolean {
  return node?.kind.endsWith("-registry") === true;
}
