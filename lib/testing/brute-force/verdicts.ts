import type { GraphFacts, Verdict, Proof } from "../../domain/posture/posture";
import { fixByBruteForce } from "./fix";
import { GateWalks } from "./gate-walks";
import { saidOf } from "./said-of";
import type { GateControl, World } from "./world";

/** What becomes of a gate, by walking every way. The fix is one of the cheapest, without who has to sign before it; there may be others as cheap. */
export function verdictByBruteForce(
  world: World,
  facts: GraphFacts,
  control: GateControl,
  proof: Proof,
): Verdict {
  const nothing = { exposedTargets: [], openEdges: [] };
  if (facts.targets.length === 0) return { verdict: "nothing-to-protect", ...nothing };
  if (world.able(control.id).size === 0)
    return { verdict: "no-place", ...nothing, placeKinds: control.appliesTo };
  const walks = new GateWalks(world, facts, control, proof);
  if (!walks.enters()) return { verdict: "nothing-enters", ...nothing };
  const standing = world.effective(control.id, proof);
  const exposedTargets = walks.exposed(standing);
  const witness = walks.witness(standing);
  if (witness === undefined) return { verdict: "holds", ...nothing };
  const isBypassed = standing.size > 0;
  return {
    verdict: isBypassed ? "bypassed" : "stands-nowhere",
    exposedTargets,
    witness,
    openEdges: isBypassed ? walks.openEdges(standing) : [],
    fix: fixByBruteForce(world, control, proof, new GateWalks(world, facts, control, proof, "all-signed")),
    open: saidOf(
      [...world.able(control.id)]
        .filter((node) => !standing.has(node))
        .map((node) => world.statusAt(node, control.id))
        .filter((status) => status !== "not-applicable"),
    ),
  };
}
