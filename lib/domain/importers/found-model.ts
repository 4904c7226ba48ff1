import type { NodeKind, Position } from "../pipeline/document";

/** A thing of a file, on its way to a record of ours. */
interface Found {
  /** What others in the file refer to it by. */
  readonly key: string;
  /** Where it is in the file. */
  readonly path: string;
  /** What we once gave along; absent or unreadable: it was made elsewhere. */
  readonly carried?: unknown;
}

export interface FoundZone extends Found {
  readonly name: string;
}

export interface FoundNode extends Found {
  readonly name: string;
  /** As the file has it; absent: the format has none. */
  readonly description?: string | undefined;
  /** The value of the same field if it was not edited since Blueline wrote it. */
  readonly writtenDescription?: (carried: { readonly note?: unknown }) => string;
  /** The key of a zone, null: in none, absent: as we gave it along. */
  readonly zone?: string | null | undefined;
  readonly position?: Position | undefined;
  /** The kind if its name implies none. */
  readonly otherwise?: NodeKind | undefined;
  /** Other words that may imply its kind, such as tags. */
  readonly hints?: readonly string[];
}

export interface FoundEdge extends Found {
  readonly name: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
}

/** What a file of another tool holds, before it is a document of ours. */
export interface FoundModel {
  readonly name: string;
  readonly description: string;
  /** The pipeline that we gave along, images included. */
  readonly carried: unknown;
  readonly zones: readonly FoundZone[];
  readonly nodes: readonly FoundNode[];
  readonly edges: readonly FoundEdge[];
}
