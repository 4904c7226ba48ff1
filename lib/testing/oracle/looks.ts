import type { PipelineEdge } from "../../domain/pipeline/document";
import type { Attack } from "./attack";
import { unsignedOf } from "./carried";
import { edgesJudgedBy } from "./gates";
import { outcomesOf } from "./rows";
import { isAtTarget, pathStarts, pathSteps, type Walk, walkKey } from "./witness";
import { type GateControl, isEffective, once, type Proof, type World } from "./world";

/** The flow edges over which a path of an open entry runs that leaves a target unprotected without assumed steps. */
export function unprotectedHandOvers(world: World, proof: Proof): readonly string[] {
  return once(world, `unprotected ${proof}`, () => {
    const attacks = outcomesOf(world, proof)
      .filter(({ open, surelyUnguarded }) => open && surelyUnguarded.length > 0)
      .map(({ sure }) => sure);
    const run = new Set(attacks.flatMap((attack) => edgesOfPaths(world, attack)));
    return world.flow
      .map(({ id }) => id)
      .filter((id) => run.has(id))
      .toSorted();
  });
}

/** Of every path of this attack to a target, but those that come back to what he held by no gate of their own. */
function edgesOfPaths(world: World, attack: Attack): readonly string[] {
  const walks = new Map<string, Walk>();
  const before = new Map<string, string[]>();
  const by = new Map<string, Set<string>>();
  const queue: Walk[] = [];
  const come = (walk: Walk, from: string | undefined) => {
    const key = walkKey(walk);
    if (!walks.has(key)) {
      walks.set(key, walk);
      queue.push(walk);
    }
    if (from !== undefined) before.set(key, [...(before.get(key) ?? []), from]);
    by.set(`${from} > ${key}`, new Set([...(by.get(`${from} > ${key}`) ?? []), ...walk.by]));
  };
  for (const walk of pathStarts(world, attack)) come(walk, undefined);
  for (const walk of queue) {
    for (const next of pathSteps(world, attack, walk, false)) come({ ...next, nodes: [] }, walkKey(walk));
  }
  const leading = new Set([...walks].filter(([, walk]) => isAtTarget(world, walk)).map(([key]) => key));
  for (const key of leading) for (const from of before.get(key) ?? []) leading.add(from);
  return [...by].flatMap(([step, edges]) =>
    leading.has(step.slice(step.indexOf(" > ") + 3)) ? [...edges] : [],
  );
}

export type Look = "checked" | "unchecked" | "open";

/** Declared + verified. */
export function lookOf(world: World, edge: PipelineEdge): Look {
  if (edge.automated !== true) return "open";
  const { source, target } = edge;
  const looks = world.gates.some(
    (gate) =>
      looksAt(world, gate, edge) &&
      [source, target].some((node) => isEffective(world, node, gate.id, "declared")),
  );
  return looks && !unprotectedHandOvers(world, "declared").includes(edge.id) ? "checked" : "unchecked";
}

/** It is judged on this connection, and counts on it. */
function looksAt(world: World, gate: GateControl, edge: PipelineEdge): boolean {
  const { provedBy } = gate.gate;
  if (!edgesJudgedBy(world, gate).includes(edge)) return false;
  return provedBy === undefined || unsignedOf(world, edge, provedBy, "declared").length === 0;
}
