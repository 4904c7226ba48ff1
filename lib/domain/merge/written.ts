import { changeFields } from "../pipeline/change-fields";
import type { Evidence } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";

/** Values by field. */
export type Fields = Readonly<Record<string, unknown>>;

type Sources = ReadonlyMap<string, string | undefined>;

/** What imports last wrote about a record, regardless of later changes by people. */
export interface WrittenRecord {
  /** Absent: it came from files, but their values are unknown. */
  readonly fields?: Fields | undefined;
  /** Name of the source that added it; absent: it had none. */
  readonly source?: string | undefined;
  /** Name of the source that wrote each field last; absent: it had none. */
  readonly sources?: Sources;
  /** An import added it; else it only extended a person's record. */
  readonly isOwn: boolean;
}

export interface WrittenClaim extends WrittenRecord {
  /** By id. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Source names by evidence id. */
  readonly evidenceSources?: Sources;
}

/** Whether the incoming source differs from the present one. A source without a name may be any. */
export function isOfOthers(was: string | undefined, source: string | undefined): boolean {
  return was !== undefined && source !== undefined && was !== source;
}

/** The base of a three-way merge: what imports wrote, by id, without people's changes. */
export interface Written {
  readonly nodes: ReadonlyMap<string, WrittenRecord>;
  readonly edges: ReadonlyMap<string, WrittenRecord>;
  readonly zones: ReadonlyMap<string, WrittenRecord>;
  readonly images: ReadonlyMap<string, WrittenRecord>;
  /** By `claimKey`. */
  readonly claims: ReadonlyMap<string, WrittenClaim>;
}

export const nothingWritten: Written = {
  nodes: new Map(),
  edges: new Map(),
  zones: new Map(),
  images: new Map(),
  claims: new Map(),
};

export function claimKey({ node, control }: { readonly node: string; readonly control: string }): string {
  return `${node} ${control}`;
}

/** Applies the operations of imports only, in the order of the log. */
export class WrittenLog implements Written {
  readonly nodes: Map<string, WrittenRecord>;
  readonly edges: Map<string, WrittenRecord>;
  readonly zones: Map<string, WrittenRecord>;
  readonly images: Map<string, WrittenRecord>;
  readonly claims: Map<string, WrittenClaim>;

  /** @param from the document that the pipeline was created from */
  constructor(from: Written = nothingWritten) {
    this.nodes = new Map(from.nodes);
    this.edges = new Map(from.edges);
    this.zones = new Map(from.zones);
    this.images = new Map(from.images);
    this.claims = new Map(from.claims);
  }

  add(operation: OperationBody, source: string | undefined): void {
    switch (operation.type) {
      case "node.added":
        return added(this.nodes, operation.node, source);
      case "node.changed":
        return changed(this.nodes, operation.node, operation.set, source);
      case "node.removed":
        this.nodes.delete(operation.node);
        for (const key of this.claims.keys())
          if (key.startsWith(`${operation.node} `)) this.claims.delete(key);
        return;
      case "edge.added":
        return added(this.edges, operation.edge, source);
      case "edge.changed":
        return changed(this.edges, operation.edge, operation.set, source);
      case "edge.removed":
        return void this.edges.delete(operation.edge);
      case "zone.added":
        return added(this.zones, operation.zone, source);
      case "zone.changed":
        return changed(this.zones, operation.zone, operation.set, source);
      case "zone.removed":
        return void this.zones.delete(operation.zone);
      case "image.added":
        return added(this.images, operation.image, source);
      case "image.changed":
        return changed(this.images, operation.image, operation.set, source);
      case "image.removed":
        return void this.images.delete(operation.image);
      case "claim.changed":
      case "evidence.added":
      case "evidence.removed":
        return this.claim(operation, source);
      // Imports write none of these.
      case "nodes.moved":
      case "pipeline.changed":
      case "policy.changed":
      case "review.added":
      case "review.withdrawn":
      case "comment.added":
      case "comment.removed":
      case "thread.resolved":
      case "thread.reopened":
        return;
    }
  }

  private claim(
    operation: Extract<OperationBody, { type: "claim.changed" | "evidence.added" | "evidence.removed" }>,
    source: string | undefined,
  ): void {
    const key = claimKey(operation);
    if (operation.type === "claim.changed" && operation.set === null) return void this.claims.delete(key);
    const known = this.claims.get(key) ?? { fields: {}, evidence: new Map<string, Evidence>(), isOwn: true };
    const evidence = new Map(known.evidence);
    const evidenceSources = new Map(known.evidenceSources);
    if (operation.type === "evidence.added") {
      evidence.set(operation.evidence.id, operation.evidence);
      evidenceSources.set(operation.evidence.id, source);
    }
    if (operation.type === "evidence.removed") {
      evidence.delete(operation.evidence);
      evidenceSources.delete(operation.evidence);
    }
    const set = { ...(operation.type === "claim.changed" && operation.set) };
    const fields = operation.type === "claim.changed" ? changeFields(known.fields ?? {}, set) : known.fields;
    const sources = sourcesWith(known.sources, set, source);
    this.claims.set(key, { ...known, fields, sources, evidence, evidenceSources });
  }
}

function added(
  records: Map<string, WrittenRecord>,
  record: { readonly id: string },
  source: string | undefined,
): void {
  const sources = sourcesWith(undefined, record, source);
  records.set(record.id, { fields: { ...record }, source, sources, isOwn: true });
}

function changed(
  records: Map<string, WrittenRecord>,
  id: string,
  set: object,
  source: string | undefined,
): void {
  const known = records.get(id) ?? { fields: {}, isOwn: false };
  const fields = changeFields(known.fields ?? {}, { ...set });
  records.set(id, { ...known, fields, sources: sourcesWith(known.sources, set, source) });
}

function sourcesWith(known: Sources | undefined, set: object, source: string | undefined): Sources {
  return new Map([...(known ?? []), ...Object.keys(set).map((field) => [field, source] as const)]);
}
