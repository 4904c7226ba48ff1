import type { Stage } from "../../domain/pipeline/document";
import { endsOf } from "./origins-and-targets";
import { isEffective, isFlowEdge, reach, type Proof, type World } from "./world";

/** What shares count: the targets, and all from which one is reached along any edges; where there is none, all nodes. */
export function nodesOfShares(world: World): readonly string[] {
  const { targets } = endsOf(world);
  const edges = world.edges.filter(
    (edge) => edge.artifact === "tool" || edge.artifact === "credential" || isFlowEdge(world, edge),
  );
  const ids = world.nodes.map(({ id }) => id);
  if (targets.length === 0) return ids;
  return ids.filter((id) => targets.some((target) => reach([id], edges).has(target)));
}

/** The weight of what is effective over the weight in scope, in one stage or in all; undefined where nothing is in scope. */
export function shareOf(world: World, proof: Proof, stage?: Stage): number | undefined {
  const counted = nodesOfShares(world)
    .filter((id) => stage === undefined || world.node(id).stage === stage)
    .flatMap((id) => (world.applying.get(id) ?? []).map((control) => ({ id, control })))
    .filter(({ id, control }) => world.status(id, control.id) !== "not-applicable");
  const weightOf = (ones: typeof counted) => ones.reduce((sum, { control }) => sum + control.weight, 0);
  const effective = counted.filter(({ id, control }) => isEffective(world, id, control.id, proof));
  const inScope = weightOf(counted);
  return inScope === 0 ? undefined : weightOf(effective) / inScope;
}
