import type { PipelineDocument, PipelineNode } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { placeholdersOf } from "../scan/image-ref";
import type { Place } from "../scan/source";
import type { MergePiece } from "./merge-piece";
import type { Clash } from "./three-way";
import type { Written } from "./written";

/** What the planning of each sort of record goes by. */
export interface MergeContext {
  readonly present: Pipeline;
  /** What comes, by ids of the map. */
  readonly document: PipelineDocument;
  readonly written: Written;
  readonly from: "files" | "map";
  readonly source: string | undefined;
  /** By ids of the map. */
  readonly open: ReadonlyMap<string, readonly PipelineNode[]>;
  readonly proofsOf: (id: string) => readonly Place[];
  readonly names: MergeNames;
}

/** What things are called in titles: as on the map, or as they come. */
export interface MergeNames {
  readonly node: (id: string) => string;
  readonly image: (id: string) => string;
  readonly zone: (id: string) => string;
  readonly control: (id: string) => string;
}

/** A piece before it is known what it needs and whether it is ticked. */
export type Drawn = Omit<MergePiece, "needs" | "ticked" | "why"> & {
  /** Ids of records or pieces that it names. */
  readonly names: readonly string[];
  /** Why a person has to tick it. */
  readonly holds?: string;
};

export const clashWords: { readonly [C in Clash]: string } = {
  "a person": "Somebody changed this on the map, and what comes is another one than before.",
  "not known": "What is on the map may be a person's word: where it came from is not known.",
  "other files": "What is on the map was read from other files.",
};

/** Answers are not kept: what came answered before may come open now. */
export const openWords =
  "A name in what comes is open, and may be that of something on the map: answer what is asked.";

export const removedWords = "An import drew it before, and somebody took it off the map.";

export function isOpenName({ name }: { readonly name: string }): boolean {
  return placeholdersOf(name).length > 0;
}

export function isRegistry(node: Pick<PipelineNode, "kind"> | undefined): boolean {
  return node?.kind.endsWith("-registry") === true;
}
