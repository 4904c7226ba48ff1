import type { Gap } from "@/lib/domain/posture/findings/gaps";
import type { GateResult, GraphFacts, Proof } from "../../domain/posture/posture";
import { standingEverywhere } from "./compromise";
import { reachedNodes } from "./walks";
import type { World } from "./world";

/**
 * Every open control with the factors of its priority, in the order of nodes and catalogue.
 * @param gates the verdicts; of several cheapest fixes theirs is taken, since opening depends on which one is shown.
 */
export function gapsByBruteForce(
  world: World,
  facts: GraphFacts,
  gates: readonly GateResult[],
  proof: Proof,
): readonly Gap[] {
  return world.nodes.flatMap(({ id: node }) => {
    const reached = reachedNodes([node], world.edges);
    const share =
      facts.targets.length === 0
        ? 0
        : facts.targets.filter((target) => reached.has(target)).length / facts.targets.length;
    const bareness = 1 / (1 + Math.min(standingEverywhere(world, facts, node, proof), 4) / 4);
    return world.controlsAt(node).flatMap((control): Gap[] => {
      const status = world.statusAt(node, control.id) ?? "not-applicable";
      if (status === "not-applicable" || world.effective(control.id, proof).has(node)) return [];
      const verdict = gates.find((gate) => gate.control === control.id)?.[proof];
      const factors = {
        weight: control.weight,
        reach: Math.max(share, 0.1),
        opening: openingOf(verdict, node),
        bareness,
        status: statusFactors[status],
      };
      return [
        {
          node,
          control: control.id,
          status,
          priority: factors.weight * factors.reach * factors.opening * factors.bareness * factors.status,
          factors,
        },
      ];
    });
  });
}

function openingOf(verdict: GateResult[Proof] | undefined, node: string): number {
  if (verdict?.verdict !== "bypassed" && verdict?.verdict !== "stands-nowhere") return 1;
  return verdict.fix?.nodes.includes(node) === true ? 2 : 1.5;
}

const statusFactors = {
  missing: 1,
  contradicted: 1,
  "not-assessed": 0.9,
  stale: 0.9,
  declared: 0.9,
  partial: 0.6,
  planned: 0.5,
  // Never a gap.
  verified: 0,
} as const;
