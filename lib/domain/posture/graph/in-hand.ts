import { isRegistry } from "../../pipeline/is-registry";
import type { PostureGraph } from "./posture-graph";

/**
 * By node: 1 if its senders operate it. A builder into which, registries aside, only developers send; a CI or delivery likewise,
 * with manual connections only (Analysis 5.2). O(nodes + edges).
 */
export function findInHand({ nodes, from, to, graphsOf, byHand }: PostureGraph): Uint8Array {
  const [isHandedTo, isRunByOthers] = [new Uint8Array(nodes.length), new Uint8Array(nodes.length)];
  for (const [edge, end] of to.entries()) {
    const [source, target] = [nodes[from[edge] ?? 0], nodes[end]];
    if (graphsOf[edge] === 0 || !source || !target || isRegistry(source)) continue;
    if (source.kind === "developer" && (target.kind === "builder" || byHand[edge] === 1)) isHandedTo[end] = 1;
    else isRunByOthers[end] = 1;
  }
  return Uint8Array.from(nodes, ({ kind }, node) => {
    const isOne = kind === "builder" || kind === "ci" || kind === "delivery";
    return isOne && isHandedTo[node] === 1 && isRunByOthers[node] === 0 ? 1 : 0;
  });
}
