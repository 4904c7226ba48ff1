import type { PipelineEdge } from "../../domain/pipeline/document";
import type { Chain, GraphFacts, Proof } from "../../domain/posture/posture";
import { edgesOfGate } from "./gate-walks";
import { isBuildingNode } from "./graph-facts";
import { unsignedOf } from "./unsigned";
import { firstShortestWalk } from "./walks";
import type { World } from "./world";

interface Step {
  readonly node: string;
  /** On the way from a signer: a node builds it again, and none has signed it since. */
  readonly rebuilt: boolean;
}

/** Signers that nobody checks, verifiers to which something unsigned comes, and signatures that a later build takes away. */
export function chainsByBruteForce(world: World, { targets }: GraphFacts, proof: Proof): readonly Chain[] {
  const edges = edgesOfGate(world, {
    id: "",
    gate: { point: "admission", about: "content", against: "swap" },
  });
  const signers = world.effective("img-sign", proof);
  const verifiers = world.effective("adm-image-signature", proof);
  const found: Chain[] = [];
  for (const { id } of world.nodes) {
    if (signers.has(id)) {
      const unchecked = shortest(world, edges, [id], (node) => !verifiers.has(node), new Set(targets));
      if (unchecked) found.push({ finding: "signed-never-checked", node: id, path: unchecked });
      const early = rebuiltAfterSigning(world, edges, id, signers, verifiers);
      if (early) found.push({ finding: "signed-too-early", node: id, path: early });
    }
    if (!verifiers.has(id)) continue;
    const into = edges.filter(({ target }) => target === id);
    const from = new Set(into.flatMap((edge) => unsignedOf(world, edge, "img-sign", proof)));
    if (from.size > 0)
      found.push({ finding: "checked-not-signed", node: id, path: [], from: [...from].toSorted() });
  }
  return found;
}

function shortest(
  world: World,
  edges: readonly PipelineEdge[],
  starts: readonly string[],
  isOpen: (node: string) => boolean,
  ends: ReadonlySet<string>,
) {
  return firstShortestWalk({
    starts: starts.filter(isOpen),
    next: (node) =>
      edges.filter(({ source, target }) => source === node && isOpen(target)).map(({ target }) => target),
    isEnd: (node) => ends.has(node),
    keyOf: (node) => node,
    nodeOf: world.nodeOf,
  });
}

/** At every building node that does not sign, a walk may take that node as the one from which on nobody signs. */
function rebuiltAfterSigning(
  world: World,
  edges: readonly PipelineEdge[],
  signer: string,
  signers: ReadonlySet<string>,
  verifiers: ReadonlySet<string>,
) {
  const enter = (node: string, rebuilt: boolean): Step[] => {
    if (rebuilt) return signers.has(node) ? [] : [{ node, rebuilt }];
    const steps = [{ node, rebuilt: false }];
    return isBuildingNode(world.nodeOf(node)) && !signers.has(node)
      ? [...steps, { node, rebuilt: true }]
      : steps;
  };
  return firstShortestWalk<Step>({
    starts: enter(signer, false),
    next: ({ node, rebuilt }) =>
      edges.filter(({ source }) => source === node).flatMap(({ target }) => enter(target, rebuilt)),
    isEnd: ({ node, rebuilt }) => rebuilt && verifiers.has(node),
    keyOf: ({ node, rebuilt }) => `${node} ${rebuilt}`,
    nodeOf: ({ node }) => world.nodeOf(node),
  });
}
