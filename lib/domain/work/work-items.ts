import type { Claim, ClaimStatus, Evidence, NodeKind, PipelineNode, Stage } from "../pipeline/document";
import { limits } from "../pipeline/limits";
import { claimsOf, compareText, type NodeClaims, type Pipeline } from "../pipeline/pipeline";
import { changedRecords } from "../pipeline/changed-records";

/** A node or a claim that somebody looks after, or that has a date to keep: as much of it as a list of work needs. */
export interface WorkItem {
  readonly node: string;
  /** Empty: the node itself. */
  readonly control: string;
  /** As people wrote it: on the claim, or else on the node. Empty: nobody. */
  readonly owner: string;
  readonly nodeName: string;
  readonly kind: NodeKind;
  readonly stage: Stage;
  readonly status?: ClaimStatus | undefined;
  readonly due?: string | undefined;
  readonly review?: string | undefined;
  /** Until when the risk is accepted, where it is. */
  readonly until?: string | undefined;
  readonly evidence?: readonly Pick<Evidence, "result" | "effective" | "expires">[] | undefined;
}

/** What two ways to write an owner have in common: people are careless about case and blanks. As short as an index takes. */
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
  return [...pipeline.nodes.values()].flatMap((node) => itemsOf(node, claimsOf(pipeline, node.id)));
}

/** The nodes whose items operations changed, each with all that it has now. Costs what was touched, not what the pipeline holds. */
export function changedWork(
  before: Pipeline,
  after: Pipeline,
): readonly { readonly node: string; readonly items: readonly WorkItem[] }[] {
  const nodes = changedRecords(before.nodes, after.nodes).filter(
    ({ before: was, after: is }) => !isAlike(was, is),
  );
  const touched = new Set([...nodes, ...changedRecords(before.claims, after.claims)].map(({ id }) => id));
  return [...touched].flatMap((node) => {
    const items = itemsAt(after, node);
    return JSON.stringify(items) === JSON.stringify(itemsAt(before, node)) ? [] : [{ node, items }];
  });
}

function itemsAt(pipeline: Pipeline, id: string): WorkItem[] {
  const node = pipeline.nodes.get(id);
  return node ? itemsOf(node, claimsOf(pipeline, id)) : [];
}

function itemsOf(node: PipelineNode, claims: NodeClaims): WorkItem[] {
  const about = { node: node.id, nodeName: node.name, kind: node.kind, stage: node.stage };
  const nodeOwner = node.owner?.trim() ?? "";
  const items: WorkItem[] = nodeOwner === "" ? [] : [{ ...about, control: "", owner: nodeOwner }];
  for (const claim of [...claims.values()].toSorted((a, b) => compareText(a.control, b.control))) {
    const accepted = claim.status === "accepted" ? claim.acceptance : undefined;
    // Who accepted a risk that nobody owns is asked when it runs out.
    const owner = claim.owner?.trim() || nodeOwner || accepted?.by?.trim() || "";
    if (owner === "" && !hasDate(claim)) continue;
    const evidence = claim.evidence?.map(({ result, effective, expires }) => ({
      result,
      effective,
      expires,
    }));
    items.push({
      ...about,
      control: claim.control,
      owner,
      status: claim.status,
      due: claim.due,
      review: claim.review,
      ...(accepted === undefined ? {} : { until: accepted.until }),
      evidence,
    });
  }
  return items;
}

function hasDate({ status, due, review, acceptance, evidence = [] }: Claim): boolean {
  if (status === "accepted" && acceptance !== undefined) return true;
  return due !== undefined || review !== undefined || evidence.some(({ expires }) => expires !== undefined);
}

/** Nothing that an item says of its node differs: it only moved, or its note changed. */
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
