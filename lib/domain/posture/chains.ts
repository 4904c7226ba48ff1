import type { Origins } from "./origins";
import type { Chain, ChainFinding } from "./posture";
import { graphBits, type PostureGraph } from "./posture-graph";
import { shortestWay, type StateSpace } from "./shortest-way";
import { isBuilding } from "./gate-rules";

/** Where images are signed and where signatures are checked, by node. */
export interface SigningNodes {
  readonly signs: Uint8Array;
  readonly verifies: Uint8Array;
}

/** The three findings of docs/analysis.md on signatures, each with its shortest way; in the order of the findings, then by name. */
export function findChains(graph: PostureGraph, origins: Origins, targets: readonly number[], { signs, verifies }: SigningNodes): readonly Chain[] {
  const [signers, verifiers] = [nodesWith(signs), nodesWith(verifies)];
  if (signers.length === 0 && verifiers.length === 0) return [];
  const isTarget = new Set(targets);
  const entries = [...origins.firstParty, ...origins.thirdParty];
  const chainsOf = (finding: ChainFinding, nodes: readonly number[], spaceOf: (node: number) => StateSpace | undefined): readonly Chain[] =>
    nodes.flatMap((node) => {
      const space = spaceOf(node);
      const path = space && shortestWay(space);
      return path ? [{ finding, node: graph.nodes[node]?.id ?? "", path }] : [];
    });
  const unchecked = canReach(graph, targets, verifies);
  const unsigned = comesFrom(graph, entries, signs);
  return [
    ...chainsOf("signed-never-checked", signers, (signer) =>
      unchecked[signer] === 1
        ? pathSpace(
            graph,
            [signer],
            (node) => isTarget.has(node),
            (node) => unchecked[node] === 1,
          )
        : undefined,
    ),
    ...chainsOf("checked-not-signed", verifiers, (verifier) =>
      unsigned[verifier] === 1
        ? pathSpace(
            graph,
            entries.filter((node) => unsigned[node] === 1),
            (node) => node === verifier,
            (node) => unsigned[node] === 1,
          )
        : undefined,
    ),
    ...(verifiers.length === 0 ? [] : chainsOf("signed-too-early", signers, (signer) => rebuiltSpace(graph, signer, signs, verifies))),
  ];
}

function nodesWith(marks: Uint8Array): readonly number[] {
  return [...marks.keys()].filter((node) => marks[node] === 1);
}

function forEachOnContent({ leavingFrom, leaving, to, graphsOf }: PostureGraph, node: number, visit: (next: number) => void): void {
  for (let place = leavingFrom[node] ?? 0; place < (leavingFrom[node + 1] ?? 0); place++) {
    const edge = leaving[place] ?? 0;
    if (((graphsOf[edge] ?? 0) & graphBits.content) !== 0) visit(to[edge] ?? 0);
  }
}

/** By node: some target is reached along content past no verifier; the node itself is none. */
function canReach({ nodes, from, graphsOf, enteringFrom, entering }: PostureGraph, targets: readonly number[], verifies: Uint8Array): Uint8Array {
  const reached = new Uint8Array(nodes.length);
  const list = targets.filter((target) => verifies[target] === 0);
  for (const target of list) reached[target] = 1;
  for (let node = list.pop(); node !== undefined; node = list.pop()) {
    for (let place = enteringFrom[node] ?? 0; place < (enteringFrom[node + 1] ?? 0); place++) {
      const edge = entering[place] ?? 0;
      const start = from[edge] ?? 0;
      if (((graphsOf[edge] ?? 0) & graphBits.content) === 0 || reached[start] === 1 || verifies[start] === 1) continue;
      reached[start] = 1;
      list.push(start);
    }
  }
  return reached;
}

/** By node: an origin comes here along content past no signer; the node itself is none. */
function comesFrom(graph: PostureGraph, origins: readonly number[], signs: Uint8Array): Uint8Array {
  const reached = new Uint8Array(graph.nodes.length);
  const list = origins.filter((origin) => signs[origin] === 0);
  for (const origin of list) reached[origin] = 1;
  for (let node = list.pop(); node !== undefined; node = list.pop()) {
    forEachOnContent(graph, node, (next) => {
      if (reached[next] === 1 || signs[next] === 1) return;
      reached[next] = 1;
      list.push(next);
    });
  }
  return reached;
}

function pathSpace(graph: PostureGraph, starts: readonly number[], isEnd: (node: number) => boolean, isOpen: (node: number) => boolean): StateSpace {
  return spaceOn(graph, 1, starts, isEnd, (node, visit) => forEachOnContent(graph, node, (next) => (isOpen(next) ? visit(next) : undefined)));
}

/** Two layers of nodes: before, and from a building node on that does not sign, in which no node signs. */
function rebuiltSpace(graph: PostureGraph, signer: number, signs: Uint8Array, verifies: Uint8Array): StateSpace {
  const rebuilds = (node: number) => {
    const at = graph.nodes[node];
    return at !== undefined && isBuilding(at) && signs[node] === 0;
  };
  return spaceOn(
    graph,
    2,
    [signer * 2],
    (state) => (state & 1) === 1 && verifies[state >> 1] === 1,
    (state, visit) =>
      forEachOnContent(graph, state >> 1, (next) => {
        if ((state & 1) === 1) return signs[next] === 1 ? undefined : visit(next * 2 + 1);
        visit(next * 2);
        if (rebuilds(next)) visit(next * 2 + 1);
      }),
  );
}

function spaceOn(
  graph: PostureGraph,
  layers: 1 | 2,
  starts: readonly number[],
  isEnd: (state: number) => boolean,
  forEachNext: StateSpace["forEachNext"],
): StateSpace {
  return {
    size: graph.nodes.length * layers,
    starts,
    isEnd,
    forEachNext,
    nodeOf: (state) => {
      const node = graph.nodes[layers === 1 ? state : state >> 1];
      if (!node) throw new Error("There is no such node.");
      return node;
    },
  };
}
