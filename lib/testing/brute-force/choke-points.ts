import type { ChokePoint, GraphFacts, Proof } from "../../domain/posture/posture";
import { saidOf } from "./said-of";
import { reachedNodes } from "./walks";
import type { World } from "./world";

/** The nodes without which a target is no longer reached, by taking away each. In the order of the nodes. */
export function chokePointsByBruteForce(
  world: World,
  { origins, targets }: GraphFacts,
  proof: Proof,
): readonly ChokePoint[] {
  const all = [...origins.firstParty, ...origins.thirdParty];
  const reached = reachedNodes(all, world.flow);
  return world.nodes.flatMap(({ id }) => {
    const without = reachedNodes(all, world.flow, new Set([id]));
    const cut = targets.filter((target) => reached.has(target) && !without.has(target));
    const missing = world.gates.filter(
      (gate) =>
        world.able(gate.id).has(id) &&
        world.statusAt(id, gate.id) !== "not-applicable" &&
        !world.effective(gate.id, proof).has(id),
    );
    if (cut.length === 0) return [];
    const open = saidOf(missing.map((gate) => world.statusAt(id, gate.id)));
    return [{ node: id, targets: cut, missingGates: missing.map((gate) => gate.id), open }];
  });
}
