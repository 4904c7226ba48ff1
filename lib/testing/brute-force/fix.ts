import type { Fix, Proof } from "../../domain/posture/posture";
import type { GateWalks } from "./gate-walks";
import type { GateControl, World } from "./world";

/** What it costs to make the control stand on each node on which it could and does not. */
export function fixCosts(world: World, control: GateControl, proof: Proof): ReadonlyMap<string, number> {
  const standing = world.effective(control.id, proof);
  const costs = new Map<string, number>();
  for (const node of world.able(control.id)) {
    const status = world.statusAt(node, control.id);
    if (status === "not-applicable" || standing.has(node)) continue;
    if (status === "stale" || status === "declared") costs.set(node, 0.25);
    else costs.set(node, status === "planned" || status === "partial" ? 0.5 : 1);
  }
  return costs;
}

/** The cheapest fix, by trying every set of nodes. @param walks as if all were signed */
export function fixByBruteForce(world: World, control: GateControl, proof: Proof, walks: GateWalks): Fix {
  const standing = world.effective(control.id, proof);
  const costs = fixCosts(world, control, proof);
  const everywhere = new Set([...standing, ...costs.keys()]);
  const leaves = walks.exposed(everywhere);
  const impossible = walks.witness(everywhere);
  for (const { nodes, cost } of setsByCost([...costs])) {
    if (walks.exposed(new Set([...standing, ...nodes])).length > leaves.length) continue;
    return { nodes, cost, leaves, ...(impossible ? { impossible } : {}) };
  }
  throw new Error("all nodes together close what can be closed");
}

/** Every set of the nodes, the cheapest first. A set is a number with a bit a node: there are thousands, of which few are looked at. */
function* setsByCost(
  costs: readonly (readonly [node: string, cost: number])[],
): Generator<{ readonly nodes: readonly string[]; readonly cost: number }> {
  const membersOf = (set: number) => costs.filter((_cost, index) => (set & (1 << index)) !== 0);
  const sums = Array.from({ length: 1 << costs.length }, (_, set) =>
    membersOf(set).reduce((sum, [, cost]) => sum + cost, 0),
  );
  for (const set of [...sums.keys()].toSorted((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0))) {
    yield { nodes: membersOf(set).map(([node]) => node), cost: sums[set] ?? 0 };
  }
}
