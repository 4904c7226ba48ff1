import { compareText } from "../../pipeline/pipeline";
import { type Signing, unsignedNodes } from "../graph/unsigned";
import type { Chain, ChainFinding } from "../posture";
import { graphBits, type PostureGraph } from "../graph/posture-graph";
import { firstThrough } from "../graph/shortest-way";
import { isBuilding } from "../../pipeline/is-building";

export interface SigningNodes {
  readonly signs: Uint8Array;
  readonly verifies: Uint8Array;
}

type Visit = (next: number) => void;
type Steps = (state: number, visit: Visit) => void;

/** A finding at each of some nodes, with steps towards the end of its path. */
interface Search {
  readonly finding: ChainFinding;
  readonly nodes: readonly number[];
  readonly ends: readonly number[];
  readonly towards: Steps;
  readonly away: Steps;
  /** From a node to its state and back, if states are not nodes. */
  readonly layers: 1 | 2;
}

/**
 * The three findings on signatures (Analysis 5.3), each with its shortest path, in the order of the findings, then by name.
 * O(nodes + edges + paths): the distances to the ends are shared by all nodes.
 */
export function findChains(
  { graph, mayBuild }: Pick<Signing, "graph" | "mayBuild">,
  targets: readonly number[],
  { signs, verifies }: SigningNodes,
): readonly Chain[] {
  const isIn = (marks: Uint8Array) => (node: number) => marks[node] === 1;
  const [signers, verifiers] = [signs, verifies].map((marks) => [...graph.nodes.keys()].filter(isIn(marks)));
  if (!signers || !verifiers) return [];
  const unchecked = stepsOn(graph, (node) => verifies[node] === 0);
  const rebuilt = rebuiltSteps(graph, signs);
  const searches: readonly Search[] = [
    {
      finding: "signed-never-checked",
      nodes: signers.filter((node) => verifies[node] === 0),
      ends: targets.filter((node) => verifies[node] === 0),
      towards: unchecked.forwards,
      away: unchecked.backwards,
      layers: 1,
    },
    {
      finding: "signed-too-early",
      nodes: signers,
      ends: verifiers.filter((node) => signs[node] === 0).map((node) => node * 2 + 1),
      towards: rebuilt.forwards,
      away: rebuilt.backwards,
      layers: 2,
    },
  ];
  const [neverChecked, tooEarly] = searches.map((search) => chainsOf(graph, search));
  const unsigned = verifiers.flatMap((node) => checkedNotSigned({ graph, mayBuild, signs }, node));
  return [...(neverChecked ?? []), ...unsigned, ...(tooEarly ?? [])];
}

/** A verifier that receives unsigned artifacts lets them pass: the map shows that it is in use. */
function checkedNotSigned(signing: Signing, node: number): readonly Chain[] {
  const { nodes, entering, enteringFrom, graphsOf } = signing.graph;
  const into = entering
    .subarray(enteringFrom[node], enteringFrom[node + 1])
    .filter((edge) => ((graphsOf[edge] ?? 0) & graphBits.content) !== 0);
  const from = unsignedNodes(signing, into).map((one) => nodes[one]?.id ?? "");
  if (from.length === 0) return [];
  return [
    {
      finding: "checked-not-signed",
      node: nodes[node]?.id ?? "",
      path: [],
      from: from.toSorted(compareText),
    },
  ];
}

function chainsOf(
  { nodes }: PostureGraph,
  { finding, nodes: subjects, ends, towards, away, layers }: Search,
): readonly Chain[] {
  if (subjects.length === 0 || ends.length === 0) return [];
  const distances = distancesFrom(nodes.length * layers, ends, away);
  const [nobody] = nodes;
  if (!nobody) return [];
  const nodeOf = (state: number) => nodes[layers === 1 ? state : state >> 1] ?? nobody;
  return subjects.flatMap((subject) => {
    const start = subject * layers;
    if (distances[start] === -1) return [];
    const found: number[][] = [[start]];
    for (let left = (distances[start] ?? 0) - 1; left >= 0; left--) {
      const next = new Set<number>();
      for (const state of found.at(-1) ?? [])
        towards(state, (follower) => (distances[follower] === left ? void next.add(follower) : undefined));
      found.push([...next]);
    }
    return [
      {
        finding,
        node: nodeOf(start).id,
        path: firstThrough(found, { forEachNext: towards, nodeOf }),
      },
    ];
  });
}

/** The number of steps from each state to the ends; -1 if none is reached. */
function distancesFrom(size: number, ends: readonly number[], away: Steps): Int32Array {
  const distances = new Int32Array(size).fill(-1);
  const list = [...ends];
  for (const end of list) distances[end] = 0;
  // Items added during the walk are visited too.
  for (const state of list) {
    away(state, (next) => {
      if (distances[next] !== -1) return;
      distances[next] = (distances[state] ?? 0) + 1;
      list.push(next);
    });
  }
  return distances;
}

/** Along content edges, between open nodes. */
function stepsOn(
  graph: PostureGraph,
  isOpen: (node: number) => boolean,
): { readonly forwards: Steps; readonly backwards: Steps } {
  const { from, to, graphsOf, leavingFrom, leaving, enteringFrom, entering } = graph;
  const along =
    (starts: Int32Array, members: Int32Array, ends: Int32Array): Steps =>
    (node, visit) => {
      for (let place = starts[node] ?? 0; place < (starts[node + 1] ?? 0); place++) {
        const edge = members[place] ?? 0;
        const end = ends[edge] ?? 0;
        if (((graphsOf[edge] ?? 0) & graphBits.content) !== 0 && isOpen(end)) visit(end);
      }
    };
  return { forwards: along(leavingFrom, leaving, to), backwards: along(enteringFrom, entering, from) };
}

/** States 2n before, and 2n + 1 from a building node on that does not sign, from which on no node signs. */
function rebuiltSteps(
  graph: PostureGraph,
  signs: Uint8Array,
): { readonly forwards: Steps; readonly backwards: Steps } {
  const { forwards, backwards } = stepsOn(graph, () => true);
  const isSigning = (node: number) => signs[node] === 1;
  const rebuilds = (node: number) => {
    const at = graph.nodes[node];
    return at !== undefined && isBuilding(at) && !isSigning(node);
  };
  return {
    forwards: (state, visit) =>
      forwards(state >> 1, (next) => {
        if ((state & 1) === 0) visit(next * 2);
        if (!isSigning(next) && ((state & 1) === 1 || rebuilds(next))) visit(next * 2 + 1);
      }),
    backwards: (state, visit) => {
      const node = state >> 1;
      backwards(node, (before) => {
        if ((state & 1) === 0 || rebuilds(node)) visit(before * 2);
        if ((state & 1) === 1 && !isSigning(before)) visit(before * 2 + 1);
      });
    },
  };
}
