import type { Attacker, Beginning, Explored, Outcome } from "./attacker";
import { stopsOn } from "./guards";
import { isolation } from "./standing";
import { isApart } from "./step-masks";

/** What comes of a beginning, and how. */
export interface Attack extends Outcome {
  /** Nodes that act with him, in the order in which he gets hold of them. */
  readonly hostile: readonly number[];
  /** By node: the controls that stop him there. */
  readonly met: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Leaves the attacker where this beginning was explored last. It costs what he comes to. */
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
  const { map, enters, entersBy } = attacker;
  const { steps } = map;
  const met = new Map<number, Set<string>>();
  const stop = (edge: number, node: number, marks: number) => {
    const known = met.get(node) ?? new Set();
    met.set(node, known);
    for (const control of stopsAlong(attacker, edge, node, marks, isUntrustedChange)) known.add(control);
  };
  const marks = attacker.startMarks();
  for (const door of doors) if (!entersBy(door, marks, isUntrustedChange)) stop(door.edge, door.node, marks);
  for (const state of walked) {
    const [node, carried] = [state >> 2, state & 3];
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      if (enters(step, carried, isUntrustedChange)) continue;
      for (const edge of steps.edges[step] ?? []) stop(edge, steps.to[step] ?? 0, carried);
    }
  }
  return met;
}

/** The controls that stop him on an edge. @param edge -1: by the node's own door */
function stopsAlong(
  { map, standing, masks, isHostile }: Attacker,
  edge: number,
  node: number,
  marks: number,
  isUntrustedChange: boolean,
): readonly string[] {
  if (edge !== -1 && isApart(map, standing, edge, node)) return [isolation];
  if (edge !== -1 && map.graph.byHand[edge] === 1) return [];
  const step = masks.seen(edge, marks, isUntrustedChange);
  return (standing.guardsAt[node] ?? [])
    .filter(({ control, senders }) => stopsOn(control.gate, step) && senders?.some(isHostile) !== true)
    .map(({ control }) => control.id);
}
