import { differingFields } from "../activity/differences";
import { changedRecords } from "../pipeline/changed-records";
import type { Claim, Image, PipelineEdge, PipelineNode, Position, Zone } from "../pipeline/document";
import { byId, claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import type { Records } from "../pipeline/records";

/** A field and its value; absent if the record did not have it. */
export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What became of the records of one sort, each list in the order of the ids. */
export interface RecordDiff<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[];
}

/** In the order of the nodes, then of the controls. */
export interface ClaimDiff {
  readonly added: readonly Claim[];
  readonly removed: readonly Claim[];
  readonly changed: readonly {
    readonly node: string;
    readonly control: string;
    readonly fields: readonly FieldChange[];
  }[];
}

export interface MovedNode {
  readonly node: string;
  readonly before: Position;
  readonly after: Position;
}

/** The differences of two documents. Positions are separate: they do not change the pipeline. */
export interface PipelineDiff {
  /** The name and the description of the pipeline. */
  readonly pipeline: readonly FieldChange[];
  readonly nodes: RecordDiff<PipelineNode>;
  readonly edges: RecordDiff<PipelineEdge>;
  readonly zones: RecordDiff<Zone>;
  readonly images: RecordDiff<Image>;
  readonly claims: ClaimDiff;
  readonly moved: readonly MovedNode[];
}

/**
 * What makes one document of another, record by record and field by field, by id. Same input in any order, same answer.
 * O(records); records that both share are not looked at.
 */
export function diffPipelines(before: Pipeline, after: Pipeline): PipelineDiff {
  const moved: MovedNode[] = [];
  for (const { id, before: was, after: is } of changedRecords(before.nodes, after.nodes))
    if (was && is && (was.position.x !== is.position.x || was.position.y !== is.position.y))
      moved.push({ node: id, before: was.position, after: is.position });
  return {
    pipeline: fieldChanges(facts(before), facts(after)),
    nodes: diffRecords(before.nodes, after.nodes, "position"),
    edges: diffRecords(before.edges, after.edges),
    zones: diffRecords(before.zones, after.zones),
    images: diffRecords(before.images, after.images),
    claims: diffClaims(before, after),
    moved: moved.toSorted((a, b) => compareText(a.node, b.node)),
  };
}

/** Whether nothing but positions differs. */
export function isSamePipeline({ pipeline, nodes, edges, zones, images, claims }: PipelineDiff): boolean {
  return (
    pipeline.length === 0 &&
    [nodes, edges, zones, images, claims].every(
      ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
    )
  );
}

function facts({ name, description }: Pipeline): Pick<Pipeline, "name" | "description"> {
  return { name, ...(description === undefined ? {} : { description }) };
}

function diffRecords<T extends { readonly id: string }>(
  before: Records<T>,
  after: Records<T>,
  ignored?: string,
): RecordDiff<T> {
  const [added, removed]: [T[], T[]] = [[], []];
  const changed: RecordDiff<T>["changed"][number][] = [];
  for (const { id, before: was, after: is } of changedRecords(before, after)) {
    if (!was && is) added.push(is);
    if (was && !is) removed.push(was);
    if (!was || !is) continue;
    const fields = fieldChanges(was, is, ignored);
    if (fields.length > 0) changed.push({ id, fields });
  }
  return { added: added.toSorted(byId), removed: removed.toSorted(byId), changed: changed.toSorted(byId) };
}

function diffClaims(before: Pipeline, after: Pipeline): ClaimDiff {
  const [added, removed]: [Claim[], Claim[]] = [[], []];
  const changed: ClaimDiff["changed"][number][] = [];
  for (const { id: node } of changedRecords(before.claims, after.claims)) {
    const [was, is] = [claimsOf(before, node), claimsOf(after, node)];
    for (const [control, claim] of was) {
      const now = is.get(control);
      if (!now) removed.push(claim);
      const fields = now ? fieldChanges(claim, now) : [];
      if (fields.length > 0) changed.push({ node, control, fields });
    }
    for (const [control, claim] of is) if (!was.has(control)) added.push(claim);
  }
  return {
    added: added.toSorted(bySubject),
    removed: removed.toSorted(bySubject),
    changed: changed.toSorted(bySubject),
  };
}

type Subject = Pick<Claim, "node" | "control">;

function bySubject(a: Subject, b: Subject): number {
  return compareText(a.node, b.node) || compareText(a.control, b.control);
}

function fieldChanges(before: object, after: object, ignored?: string): readonly FieldChange[] {
  const fields = differingFields(before, after);
  if (fields.length === 0) return [];
  const was: { readonly [field: string]: unknown } = { ...before };
  const is: { readonly [field: string]: unknown } = { ...after };
  return fields
    .filter((field) => field !== ignored)
    .toSorted(compareText)
    .map((field) => ({
      field,
      ...(was[field] === undefined ? {} : { before: was[field] }),
      ...(is[field] === undefined ? {} : { after: is[field] }),
    }));
}
