import type { Fix, Way } from "../../domain/posture/posture";
import type { GateWalks } from "./gate-walks";
import type { GateControl, World } from "./world";

/** What it costs to make the control stand on each node on which it could and does not. */
export function fixCosts(world: World, control: GateControl, way: Way): ReadonlyMap<string, number> {
  const standing = world.effective(control.id, way);
  const costs = new Map<string, number>();
  for (const node of world.able(control.id)) {
    const status = world.statusAt(node, control.id);
    if (status === "not-applicable" || standing.has(node)) continue;
    if (status === "stale" || status === "declared") costs.set(node, 0.25);
    else costs.set(node, status === "planned" || status === "partial" ? 0.5 : 1);
  }
  return costs;
}

/** The cheapest fix, by trying every set of nodes. */
export function fixByBruteForce(world: World, control: GateControl, way: Way, walks: GateWalks): Fix {
  const standing = world.effective(control.id, way);
  const costs = fixCosts(world, control, way);
  const everywhere = new Set([...standing, ...costs.keys()]);
  const leaves = walks.exposed(everywhere);
  const impossible = walks.witness(everywhere);
  const cheapestFirst = setsOf([...costs.keys()])
    .map((nodes) => ({ nodes, cost: nodes.reduce((sum, node) => sum + (costs.get(node) ?? 0), 0) }))
    .toSorted((a, b) => a.cost - b.cost);
  for (const { nodes, cost } of cheapestFirst) {
    if (walks.exposed(new Set([...standing, ...nodes])).length > leaves.length) continue;
    return { nodes, cost, leaves, ...(impossible ? { impossible } : {}) };
  }
  throw new Error("all nodes together close what can be closed");
}

function setsOf(nodes: readonly string[]): readonly (readonly string[])[] {
  return nodes.reduce<readonly (readonly string[])[]>((sets, node) => [...sets, ...sets.map((set) => [...set, node])], [[]]);
}
