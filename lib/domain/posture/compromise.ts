import type { MappedCatalogue } from "../catalogue/catalogue";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { assess } from "./coverage/assess";
import { createStandings } from "./gates/gate-standings";
import type { GateControl } from "./gates/gate-rules";
import { type HostileWays, hostileWaysFrom, hostileWaysTo } from "./gates/hostile-ways";
import { createMapFacts } from "./map-facts";
import type { Compromise, Reached, Proof } from "./posture";
import { signingNodes, verifier } from "./findings/signing-nodes";

/** If this node were hostile: the targets that it reaches, and the gates that still stand on every way to each (docs/analysis.md). */
export function compromisedBy(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  node: string,
  proof: Proof,
): Compromise {
  const { facts, spread } = prepare(pipeline, catalogue, today, proof);
  const at = facts.graph.indexOf.get(node);
  if (at === undefined) return { node, targets: [] };
  const ways = spread((graph, standings, signatures) => hostileWaysFrom(graph, standings, signatures, at));
  return {
    node,
    targets: sortReached(
      facts.targets.flatMap((target) => describe(ways, target, facts.graph.nodes[target]?.id ?? "")),
    ),
  };
}

/** Who, if hostile, reaches this target, with the gates that still stand on every way from there. Nothing where it is no target. */
export function reachersOf(
  pipeline: Pipeline,
  catalogue: MappedCatalogue,
  today: string,
  target: string,
  proof: Proof,
): Compromise {
  const { facts, spread } = prepare(pipeline, catalogue, today, proof);
  const at = facts.targets.find((one) => facts.graph.nodes[one]?.id === target);
  if (at === undefined) return { node: target, targets: [] };
  const ways = spread((graph, standings, signatures) => hostileWaysTo(graph, standings, signatures, [at]));
  return {
    node: target,
    targets: sortReached(facts.graph.nodes.flatMap(({ id }, node) => describe(ways, node, id))),
  };
}

type Spread = readonly { readonly gates: readonly GateControl[]; readonly ways: HostileWays }[];

function prepare(pipeline: Pipeline, catalogue: MappedCatalogue, today: string, proof: Proof) {
  const facts = createMapFacts(pipeline, catalogue);
  const assessed = assess(facts.graph.nodes, facts.controlsAt, pipeline, today);
  const { signs } = signingNodes(assessed, proof);
  const spread = (
    follow: (
      ...on: Parameters<typeof hostileWaysFrom> extends [...infer On, number] ? On : never
    ) => HostileWays,
  ): Spread =>
    facts.batches.map(({ rules }) => {
      const verifies = rules.gates.reduce(
        (bits, { id }, index) => (id === verifier ? bits | (1 << index) : bits),
        0,
      );
      return {
        gates: rules.gates,
        ways: follow(facts.graph, createStandings(rules, facts.graph, assessed, proof), {
          verifies,
          signs,
        }),
      };
    });
  return { facts, spread };
}

const guarding: ReadonlySet<string> = new Set([
  "image-build",
  "promotion",
  "registry-pull",
  "deploy",
  "admission",
]);

/** Gates that decide what may run. Those on how a pod is set up let any image through. */
function guards({ id, gate }: GateControl): boolean {
  return guarding.has(gate.point) && !id.startsWith("adm-pod-security-");
}

function describe(spread: Spread, place: number, id: string): readonly Reached[] {
  if (!spread.some(({ ways }) => ways.reaches[place] === 1)) return [];
  const standing = spread.flatMap(({ gates, ways }) =>
    gates.filter((_gate, index) => ((ways.past[place] ?? 0) & (1 << index)) === 0),
  );
  return [{ node: id, standing: standing.map((gate) => gate.id), unguarded: !standing.some(guards) }];
}

/** Unguarded first, then where fewer gates stand, then by id. */
function sortReached(reached: readonly Reached[]): readonly Reached[] {
  return reached.toSorted(
    (a, b) =>
      Number(b.unguarded) - Number(a.unguarded) ||
      a.standing.length - b.standing.length ||
      compareText(a.node, b.node),
  );
}
