import type { Claim, PipelineEdge, PipelineNode } from "../../pipeline/document";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { type ChangeToMake, partsOfChange, type SingleChange } from "../ways-in/way-in";
import { changeFromKey, changeKey } from "./change-key";
import { provenToday, type SupposedChange } from "./supposed-change";

/** A claim that is switched. */
export interface ClaimTarget {
  readonly node: string;
  readonly control: string;
  /** What if it were in place, with proof; or what if it were not. */
  readonly stands: boolean;
}

/** A connection or a node that would be another one. */
export type DrawnAssumption =
  | Extract<SingleChange, { remove: unknown } | { lead: unknown } | { insert: unknown }>
  | { readonly addNode: PipelineNode }
  | { readonly addEdge: PipelineEdge };

/** One thing that is assumed of a map. */
export type Assumed = ClaimTarget | DrawnAssumption;

export function isClaimTarget(assumed: Assumed): assumed is ClaimTarget {
  return "control" in assumed;
}

/** What it is about. Of the same one thing is assumed: a connection is removed, or led elsewhere, or something is put into it. */
export function subjectOf(assumed: Assumed): string {
  if (isClaimTarget(assumed)) return `claim ${assumed.node} ${assumed.control}`;
  if ("addNode" in assumed) return `node ${assumed.addNode.id}`;
  return `edge ${edgeOf(assumed)}`;
}

function edgeOf(assumed: Exclude<DrawnAssumption, { addNode: unknown }>): string {
  if ("remove" in assumed) return assumed.remove;
  if ("addEdge" in assumed) return assumed.addEdge.id;
  return "lead" in assumed ? assumed.lead.edge : assumed.insert.edge;
}

/** Adds to what is assumed, or changes what is assumed of the same already; others stay in their order. */
export function assume(before: readonly Assumed[], added: readonly Assumed[]): readonly Assumed[] {
  return [...new Map([...before, ...added].map((one) => [subjectOf(one), one])).values()];
}

/** Drops one, and with a node that was added what is assumed of it. */
export function assumeNoMore(before: readonly Assumed[], dropped: Assumed): readonly Assumed[] {
  const subject = subjectOf(dropped);
  const node = "addNode" in dropped ? dropped.addNode.id : undefined;
  const isOf = (one: Assumed) =>
    ("addEdge" in one && (one.addEdge.source === node || one.addEdge.target === node)) ||
    ("lead" in one && one.lead.to === node) ||
    (isClaimTarget(one) && one.node === node);
  return before.filter((one) => subjectOf(one) !== subject && (node === undefined || !isOf(one)));
}

/** A change that the analysis proposes, as things to assume. */
export function assumedOf(change: ChangeToMake): readonly Assumed[] {
  return partsOfChange(change).map(assumedPart);
}

function assumedPart(change: SingleChange): Assumed {
  if ("implement" in change) return { ...change.implement, stands: true };
  return "revoke" in change ? { remove: change.revoke } : change;
}

/** What is assumed in one text, for an address; nodes and connections that are added, and claims that are missing, are left out. */
export function assumedKey(assumed: readonly Assumed[]): string {
  return assumed
    .flatMap((one) => {
      if (isClaimTarget(one))
        return one.stands ? [changeKey({ implement: { node: one.node, control: one.control } })] : [];
      return "addNode" in one || "addEdge" in one ? [] : [changeKey(one)];
    })
    .join(",");
}

/** What a text from an address stands for; parts that stand for nothing are passed over. */
export function assumedFromKey(key: string): readonly Assumed[] {
  const changes = key.split(",").flatMap((part) => changeFromKey(part) ?? []);
  return assume([], changes.flatMap(assumedOf));
}

/** What is assumed, as one change of the map (Analysis 14). */
export function changeOf(pipeline: Pipeline, assumed: readonly Assumed[], today: string): SupposedChange {
  const drawn = assumed.filter((one) => !isClaimTarget(one));
  return {
    addNodes: drawn.flatMap((one) => ("addNode" in one ? [one.addNode] : [])),
    addEdges: drawn.flatMap((one) => ("addEdge" in one ? [one.addEdge] : [])),
    lead: drawn.flatMap((one) => ("lead" in one ? [one.lead] : [])),
    insert: drawn.flatMap((one) => ("insert" in one ? [one.insert] : [])),
    removeEdges: drawn.flatMap((one) => ("remove" in one ? [one.remove] : [])),
    claims: assumed.filter(isClaimTarget).map((target) => claimAsAssumed(pipeline, target, today)),
  };
}

/** Assumed in place with evidence of today, so that it also counts as verified, and nothing contradicts it. */
function claimAsAssumed(pipeline: Pipeline, { node, control, stands }: ClaimTarget, today: string): Claim {
  const {
    evidence: _evidence,
    review: _review,
    ...said
  } = claimsOf(pipeline, node).get(control) ?? { node, control };
  return stands ? provenToday(said, today) : { ...said, status: "missing" };
}

/**
 * The assumptions that still fit the map, and those about deleted records.
 * @param canCarry whether a control applies to a node on the map
 */
export function keepPlaced(
  pipeline: Pipeline,
  assumed: readonly Assumed[],
  canCarry: (node: PipelineNode, control: string) => boolean,
): { readonly kept: readonly Assumed[]; readonly lost: readonly Assumed[] } {
  const added = new Map(
    assumed.flatMap((one) => ("addNode" in one ? [[one.addNode.id, one.addNode] as const] : [])),
  );
  const node = (id: string) => pipeline.nodes.get(id) ?? added.get(id);
  const isPlaced = (one: Assumed): boolean => {
    if (isClaimTarget(one)) {
      const on = pipeline.nodes.get(one.node);
      return on ? canCarry(on, one.control) : added.has(one.node);
    }
    if ("addNode" in one) return pipeline.nodes.get(one.addNode.id) === undefined;
    if ("addEdge" in one)
      return (
        pipeline.edges.get(one.addEdge.id) === undefined &&
        node(one.addEdge.source) !== undefined &&
        node(one.addEdge.target) !== undefined
      );
    if (pipeline.edges.get(edgeOf(one)) === undefined) return false;
    return !("lead" in one) || node(one.lead.to) !== undefined;
  };
  return { kept: assumed.filter(isPlaced), lost: assumed.filter((one) => !isPlaced(one)) };
}

/** The map with the nodes and connections that are assumed beside those that are there, to name them and go on from them. */
export function withAdded(pipeline: Pipeline, assumed: readonly Assumed[]): Pipeline {
  return assumed.reduce((all, one) => {
    if ("addNode" in one) return { ...all, nodes: all.nodes.with(one.addNode.id, one.addNode) };
    return "addEdge" in one ? { ...all, edges: all.edges.with(one.addEdge.id, one.addEdge) } : all;
  }, pipeline);
}
