import type { Claim, ClaimStatus, Evidence, NodeKind, PipelineNode, Stage } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import { confirmedParts } from "../reviews/confirmed-parts";
import { changedRecords } from "../pipeline/changed-records";

/** A node or claim with an owner or a date, with the fields that a work list needs. */
export interface WorkItem {
  readonly node: string;
  /** Empty: the node itself. */
  readonly control: string;
  /** As written: on the claim, or else on the node. Empty: no owner. */
  readonly owner: string;
  readonly nodeName: string;
  readonly kind: NodeKind;
  readonly stage: Stage;
  readonly status?: ClaimStatus | undefined;
  readonly due?: string | undefined;
  readonly review?: string | undefined;
  /** The end of the acceptance, if the risk is accepted. */
  readonly until?: string | undefined;
  readonly evidence?: readonly WorkEvidence[] | undefined;
  /** The workspace requires approval of its status. */
  readonly asked?: true | undefined;
  /** It was approved, and has not changed since; each piece of evidence names its approvals. */
  readonly isConfirmed?: true | undefined;
  /** The owner is the person who accepted the risk, as the map names none. */
  readonly isAcceptor?: true | undefined;
  /** It is in the list of pending approvals, which belongs to no one. */
  readonly toConfirm?: true | undefined;
}

/** The fields of evidence that decide. */
interface WorkEvidence extends Pick<Evidence, "result" | "effective" | "expires"> {
  /** The confirmations that hold it, by their place among those of the claim; one of them has to prove it by itself. */
  readonly confirmedBy?: readonly number[] | undefined;
}

/** Instead of an owner's key, which has no capitals: the list of pending approvals. */
export const toConfirmKey = "TO CONFIRM";

/** What items are listed by. */
export function workKey({ owner, toConfirm }: Pick<WorkItem, "owner" | "toConfirm">): string {
  return toConfirm ? toConfirmKey : ownerKey(owner);
}

/** The common key of two ways to write an owner, without case and blanks. As short as an index allows. */
export function ownerKey(owner: string): string {
  // A character may become eighteen in this form.
  return owner
    .normalize("NFKC")
    .trim()
    .replaceAll(/\s+/g, " ")
    .toLowerCase()
    .slice(0, limits.name)
    .toWellFormed();
}

/** Every item of a pipeline. */
export function workItems(pipeline: Pipeline): WorkItem[] {
  return [...pipeline.nodes.values()].flatMap((node) => itemsOf(node, pipeline));
}

/** The nodes with changed items, each with all its current ones. O(touched records). */
export function changedWork(
  before: Pipeline,
  after: Pipeline,
): readonly { readonly node: string; readonly items: readonly WorkItem[] }[] {
  const nodes = changedRecords(before.nodes, after.nodes).filter(
    ({ before: was, after: is }) => !isAlike(was, is),
  );
  const changed = [
    ...nodes,
    ...changedRecords(before.claims, after.claims),
    ...changedRecords(before.reviews, after.reviews),
    // A rule of the workspace bears on every node.
    ...(before.policy === after.policy ? [] : after.nodes.values()),
  ];
  const touched = new Set(changed.map(({ id }) => id));
  return [...touched].flatMap((node) => {
    const items = itemsAt(after, node);
    return JSON.stringify(items) === JSON.stringify(itemsAt(before, node)) ? [] : [{ node, items }];
  });
}

function itemsAt(pipeline: Pipeline, id: string): WorkItem[] {
  const node = pipeline.nodes.get(id);
  return node ? itemsOf(node, pipeline) : [];
}

function itemsOf(node: PipelineNode, pipeline: Pipeline): WorkItem[] {
  const claims = claimsOf(pipeline, node.id);
  const about = { node: node.id, nodeName: node.name, kind: node.kind, stage: node.stage };
  const nodeOwner = node.owner?.trim() ?? "";
  const items: WorkItem[] = nodeOwner === "" ? [] : [{ ...about, control: "", owner: nodeOwner }];
  for (const claim of [...claims.values()].toSorted((a, b) => compareText(a.control, b.control))) {
    const accepted = claim.status === "accepted" ? claim.acceptance : undefined;
    // When an accepted risk without an owner expires, the person who accepted it is asked.
    const named = claim.owner?.trim() || nodeOwner;
    const owner = named || accepted?.by?.trim() || "";
    const confirmed = confirmedParts(claim, pipeline);
    if (owner === "" && !hasDate(claim) && confirmed === undefined) continue;
    const evidence = claim.evidence?.map(({ id, result, effective, expires }) => {
      const confirmedBy = confirmed?.flatMap((pieces, index) => (pieces.has(id) ? index : []));
      return { result, effective, expires, ...(confirmedBy?.length ? { confirmedBy } : {}) };
    });
    const item: WorkItem = {
      ...about,
      control: claim.control,
      owner,
      status: claim.status,
      due: claim.due,
      review: claim.review,
      ...(accepted === undefined ? {} : { until: accepted.until }),
      evidence,
      ...(named === "" && owner !== "" ? { isAcceptor: true } : {}),
      ...(confirmed ? { asked: true } : {}),
      ...(confirmed?.length ? { isConfirmed: true } : {}),
    };
    if (owner !== "" || hasDate(claim)) items.push(item);
    if (confirmed && mayBePending(claim, confirmed)) items.push({ ...item, toConfirm: true });
  }
  return items;
}

/** Whether there is a day on which it waits to be confirmed. */
function mayBePending({ status, evidence = [] }: Claim, confirmed: readonly ReadonlySet<string>[]): boolean {
  if (status !== "implemented") return confirmed.length === 0;
  const supports = evidence.filter(({ result }) => result === "supports");
  return supports.length > 0 && !confirmed.some((ids) => supports.every(({ id }) => ids.has(id)));
}

function hasDate({ status, due, review, acceptance, evidence = [] }: Claim): boolean {
  if (status === "accepted" && acceptance !== undefined) return true;
  return due !== undefined || review !== undefined || evidence.some(({ expires }) => expires !== undefined);
}

/** No item of the node differs: only its position or note changed. */
function isAlike(a: PipelineNode | undefined, b: PipelineNode | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.owner === b.owner &&
    a.name === b.name &&
    a.kind === b.kind &&
    a.stage === b.stage
  );
}
