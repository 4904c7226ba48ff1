import type { Catalogue, Control } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";
import { isByHand } from "../../pipeline/is-by-hand";
import { isFlowEdge } from "../../pipeline/is-flow-edge";
import { claimsOf, compareText, type Pipeline } from "../../pipeline/pipeline";
import { oncePer } from "../../once-per";
import { appliesIn } from "../coverage/applies-in";
import { effectiveStatus } from "../coverage/effective-status";
import { isRunner } from "../../pipeline/runners";

/** Why a gate cannot be in place on a path. */
export type Obstacle =
  /** It is marked not applicable on nodes that could enforce it. `needed`: how many of them close the path. */
  | { readonly kind: "claims"; readonly nodes: readonly string[]; readonly needed: "one" | "all" }
  /** This connection avoids every node that could enforce it, or is a manual one that enters a node past its gates. */
  | { readonly kind: "connection"; readonly from: string; readonly to: string }
  /** No node that could enforce it leads onto the path, and no single connection is the cause. */
  | { readonly kind: "no-node" };

/**
 * Why no node of a path can enforce a gate: claims, or else the first connection into a node that is also reached through one that
 * could enforce it. O(nodes + edges).
 * @param way a path on which no node can enforce the gate, as in `Fix.impossible`
 */
export function obstacleOn(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
  control: Control,
  way: readonly string[],
): Obstacle {
  const applies = appliesIn(pipeline, catalogue);
  const isAble = (node: PipelineNode) => applies(node, control.id);
  const isTakenOut = (node: PipelineNode) =>
    isAble(node) &&
    effectiveStatus(claimsOf(pipeline, node.id).get(control.id), today, pipeline) === "not-applicable";
  const nodes = way.flatMap((id) => pipeline.nodes.get(id) ?? []);
  const enteredByHand = handedTo(pipeline);
  const isEnteredByHand = (node: PipelineNode) => {
    const before = way[way.indexOf(node.id) - 1];
    return before !== undefined && enteredByHand.get(node.id)?.has(before) === true;
  };
  const takenOut = nodes.filter((node) => isTakenOut(node) && !isEnteredByHand(node));
  if (takenOut.length > 0)
    return { kind: "claims", nodes: [...new Set(takenOut.map(({ id }) => id))], needed: "one" };
  const deliveries = standsByDelivery(control)
    ? sendersOfRunner(
        pipeline,
        nodes.filter(isRunner),
        (node) => isAble(node) && (node.kind !== "delivery" || !enteredByHand.has(node.id)),
      )
    : [];
  const takenOutBeside = deliveries.filter(isTakenOut).map(({ id }) => id);
  if (takenOutBeside.length > 0)
    return { kind: "claims", nodes: takenOutBeside.toSorted(compareText), needed: "all" };
  const byHand = nodes.find((node) => isAble(node) && isEnteredByHand(node));
  if (byHand) return handOver(way, way.indexOf(byHand.id));
  if (way.length === 2) return handOver(way, 1);
  const able = [...pipeline.nodes.values()].filter((node) => isAble(node) && !isTakenOut(node));
  const reached = reachedFrom(nextIn(pipeline), able);
  return handOver(
    way,
    way.findIndex((node, index) => index > 0 && reached.has(node)),
  );
}

function handOver(way: readonly string[], at: number): Obstacle {
  const [from, to] = [way[at - 1], way[at]];
  return from === undefined || to === undefined ? { kind: "no-node" } : { kind: "connection", from, to };
}

/** The gate also counts for a runner if it is in place on each node that sends it manifests (Analysis 5.2). */
function standsByDelivery({ gate, appliesTo }: Control): boolean {
  return gate !== undefined && gate.about !== "orders" && appliesTo.includes("delivery");
}

/** The senders of manifests of the first runner for which they all could check. */
function sendersOfRunner(
  pipeline: Pipeline,
  runners: readonly PipelineNode[],
  isAble: (node: PipelineNode) => boolean,
): readonly PipelineNode[] {
  const senders = new Map(runners.map(({ id }) => [id, new Map<string, PipelineNode>()]));
  for (const { artifact, source, target } of pipeline.edges.values()) {
    const sender = artifact === "manifest" && source !== target ? pipeline.nodes.get(source) : undefined;
    if (sender) senders.get(target)?.set(source, sender);
  }
  const together = [...senders.values()].map((some) => [...some.values()]);
  return together.find((some) => some.length > 0 && some.every(isAble)) ?? [];
}

/** The sources of manual connections, by target. */
function handedTo({ nodes, edges }: Pipeline): ReadonlyMap<string, ReadonlySet<string>> {
  const by = new Map<string, Set<string>>();
  for (const edge of edges.values()) {
    const { source, target } = edge;
    if (!isFlowEdge(edge, nodes) || !isByHand(edge, nodes.get(source), nodes.get(target))) continue;
    by.set(target, (by.get(target) ?? new Set()).add(source));
  }
  return by;
}

type NextOf = ReadonlyMap<string, readonly string[]>;

// A page calls this for every gate of one pipeline.
const nextIn = oncePer(({ nodes, edges }: Pipeline): NextOf => {
  const next = new Map<string, string[]>();
  for (const edge of edges.values()) {
    if (!isFlowEdge(edge, nodes)) continue;
    const targets = next.get(edge.source);
    if (targets) targets.push(edge.target);
    else next.set(edge.source, [edge.target]);
  }
  return next;
});

function reachedFrom(next: NextOf, starts: readonly PipelineNode[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = starts.map(({ id }) => id);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const target of next.get(node) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
    }
  }
  return reached;
}
