import { isSame } from "@/lib/domain/is-same";
import type {
  Claim,
  Image,
  PipelineEdge,
  PipelineNode,
  Policy,
  Review,
} from "@/lib/domain/pipeline/document";
import { claimsOf, type NodeClaims, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Records } from "@/lib/domain/pipeline/records";
import { type ChangedRecord, changedRecords } from "@/lib/domain/pipeline/changed-records";

/** A current record, or the id of a removed one. */
type Now<T> = readonly [id: string, record: T | undefined];

/** One current status; absent if it was removed. */
interface ClaimNow {
  readonly node: string;
  readonly control: string;
  readonly claim?: Claim;
}

/** The differences between two pipelines that matter to the analysis: without positions, notes and owners. */
export interface PipelineChanges {
  readonly nodes: readonly Now<PipelineNode>[];
  readonly edges: readonly Now<PipelineEdge>[];
  readonly images: readonly Now<Image>[];
  readonly claims: readonly ClaimNow[];
  readonly reviews: readonly Now<readonly Review[]>[];
  /** Absent: as before. */
  readonly policy?: Policy;
}

/** By identity: the cost depends on the changes, not on the size of the pipelines. */
export function changesBetween(before: Pipeline, after: Pipeline): PipelineChanges {
  return {
    nodes: nowOf(changedRecords(before.nodes, after.nodes), isNodeAlike),
    edges: nowOf(changedRecords(before.edges, after.edges), isEdgeAlike),
    images: nowOf(changedRecords(before.images, after.images), isImageAlike),
    claims: changedRecords(before.claims, after.claims).flatMap(({ id, before: was, after: is }) =>
      claimsNow(id, was, is),
    ),
    reviews: nowOf(changedRecords(before.reviews, after.reviews), Object.is),
    ...(before.policy === after.policy ? {} : { policy: after.policy }),
  };
}

export function sizeOf({ nodes, edges, images, claims, reviews, policy }: PipelineChanges): number {
  return (
    nodes.length +
    edges.length +
    images.length +
    claims.length +
    reviews.length +
    (policy === undefined ? 0 : 1)
  );
}

/** Split into parts of at most this many records, if one message would block the page; at least one part. */
export function inParts(changes: PipelineChanges, most: number): readonly PipelineChanges[] {
  if (sizeOf(changes) <= most) return [changes];
  const { nodes, edges, images, claims, reviews, policy } = changes;
  const none: PipelineChanges = { nodes: [], edges: [], images: [], claims: [], reviews: [] };
  return [
    ...cut(nodes, most).map((part) => ({ ...none, nodes: part })),
    ...cut(edges, most).map((part) => ({ ...none, edges: part })),
    ...cut(images, most).map((part) => ({ ...none, images: part })),
    ...cut(claims, most).map((part) => ({ ...none, claims: part })),
    ...cut(reviews, most).map((part) => ({ ...none, reviews: part })),
    ...(policy === undefined ? [] : [{ ...none, policy }]),
  ];
}

/** The pipeline after the changes; unchanged records keep their objects. */
export function applyChanges(
  pipeline: Pipeline,
  { nodes, edges, images, claims, reviews, policy }: PipelineChanges,
): Pipeline {
  return {
    ...pipeline,
    nodes: withRecords(pipeline.nodes, nodes),
    edges: withRecords(pipeline.edges, edges),
    images: withRecords(pipeline.images, images),
    ...withClaims(pipeline, claims),
    reviews: withRecords(pipeline.reviews, reviews),
    ...(policy === undefined ? {} : { policy }),
  };
}

function withRecords<T>(records: Records<T>, changes: readonly Now<T>[]): Records<T> {
  return changes.reduce(
    (all, [id, record]) => (record === undefined ? all.without(id) : all.with(id, record)),
    records,
  );
}

function withClaims(
  pipeline: Pipeline,
  changes: readonly ClaimNow[],
): Pick<Pipeline, "claims" | "claimCount"> {
  const byNode = new Map<string, ClaimNow[]>();
  for (const change of changes) {
    const ofNode = byNode.get(change.node) ?? [];
    ofNode.push(change);
    byNode.set(change.node, ofNode);
  }
  let { claims, claimCount } = pipeline;
  for (const [node, ofNode] of byNode) {
    const before = claimsOf(pipeline, node);
    const after = new Map(before);
    for (const { control, claim } of ofNode) {
      if (claim) after.set(control, claim);
      else after.delete(control);
    }
    claimCount += after.size - before.size;
    claims = after.size === 0 ? claims.without(node) : claims.with(node, after);
  }
  return { claims, claimCount };
}

function nowOf<T>(changes: readonly ChangedRecord<T>[], isAlike: (a: T, b: T) => boolean): readonly Now<T>[] {
  return changes.flatMap(({ id, before, after }) =>
    before !== undefined && after !== undefined && isAlike(before, after) ? [] : [[id, after] as const],
  );
}

function claimsNow(
  node: string,
  before: NodeClaims = new Map(),
  after: NodeClaims = new Map(),
): readonly ClaimNow[] {
  const gone = [...before.keys()].flatMap((control) => (after.has(control) ? [] : [{ node, control }]));
  const changed = [...after].flatMap(([control, claim]) => {
    const was = before.get(control);
    return was === claim || (was && isClaimAlike(was, claim)) ? [] : [{ node, control, claim }];
  });
  return [...gone, ...changed];
}

function isNodeAlike(a: PipelineNode, b: PipelineNode): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.stage === b.stage &&
    a.technologies === b.technologies &&
    a.buildsImages === b.buildsImages &&
    a.external === b.external &&
    a.environment === b.environment
  );
}

function isEdgeAlike(a: PipelineEdge, b: PipelineEdge): boolean {
  return (
    a.source === b.source &&
    a.target === b.target &&
    a.artifact === b.artifact &&
    a.automated === b.automated &&
    a.pinned === b.pinned &&
    a.right === b.right &&
    a.shortLived === b.shortLived &&
    a.images === b.images
  );
}

function isImageAlike(a: Image, b: Image): boolean {
  return a.parents === b.parents;
}

function isClaimAlike(a: Claim, b: Claim): boolean {
  return (
    a.status === b.status &&
    // These too decide whether an approval is valid.
    a.reason === b.reason &&
    a.review === b.review &&
    isSame(a.acceptance, b.acceptance) &&
    a.evidence === b.evidence
  );
}

function cut<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, index) =>
    list.slice(index * most, (index + 1) * most),
  );
}
