import type { Attacker, Explored, Outcome } from "./attacker";
import type { Beginning } from "./beginning";
import { marksOfWalk, nodeOfWalk } from "./past-gates";
import { flagsOf } from "./step-masks";

/** The result of a beginning, and its path. */
export interface Attack extends Outcome {
  /** The attacker-controlled nodes, in the order in which control is gained. */
  readonly hostile: readonly number[];
  /** By node: the controls that block the attacker there. */
  readonly met: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Leaves the attacker at the last explored beginning. O(reach of the attacker). */
export function attackOf(attacker: Attacker, beginning: Beginning, withAssumed: boolean): Attack {
  const outcome = attacker.outcome(beginning, withAssumed);
  const explored = attacker.explore(beginning, withAssumed);
  return {
    ...outcome,
    hostile: [...explored.hostile],
    met: whatStops(attacker, explored, beginning),
  };
}

function whatStops(
  attacker: Attacker,
  { walked }: Explored,
  { doors, isUntrustedChange }: Beginning,
): ReadonlyMap<number, ReadonlySet<string>> {
  const { map, masks, enters, entersBy, isBetrayed } = attacker;
  const { steps } = map;
  const met = new Map<number, Set<string>>();
  const stop = (edge: number, node: number, marks: number) => {
    let known = met.get(node);
    if (!known) met.set(node, (known = new Set()));
    const flags = flagsOf(marks, isUntrustedChange);
    for (const control of masks.stopsAlong(edge, node, flags, isBetrayed(node))) known.add(control);
  };
  const marks = attacker.startMarks();
  for (const door of doors) if (!entersBy(door, marks, isUntrustedChange)) stop(door.edge, door.node, marks);
  // Gates block a right and a connection between the same nodes together, or not at all.
  const { from } = map.graph;
  const isLetInBeside = (start: number, end: number) =>
    attacker.isHostile(start) &&
    (attacker.released.some(
      (door) => door.node === end && from[door.edge] === start && entersBy(door, marks, isUntrustedChange),
    ) ||
      stepsOut(map, start).some((step) => steps.to[step] === end && enters(step, marks, isUntrustedChange)));
  for (const door of attacker.released)
    if (!isLetInBeside(from[door.edge] ?? 0, door.node)) stop(door.edge, door.node, marks);
  for (const state of walked) {
    const [node, carried] = [nodeOfWalk(state), marksOfWalk(state)];
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      if (enters(step, carried, isUntrustedChange)) continue;
      if (attacker.released.length > 0 && isLetInBeside(node, steps.to[step] ?? 0)) continue;
      for (const edge of steps.edges[step] ?? []) stop(edge, steps.to[step] ?? 0, carried);
    }
  }
  return met;
}

function stepsOut({ steps: { leaving, leavingFrom } }: Attacker["map"], node: number): readonly number[] {
  return [...leaving.subarray(leavingFrom[node], leavingFrom[node + 1])];
}
