import type { Attacker } from "./attacker";
import type { Guard } from "./guards";

/** How many gates are followed at once, a bit each. */
const batchSize = 30;

/**
 * The gates that detect mistakes on every path from attacker-controlled nodes, outside of these; by target, as control ids in the
 * order of the catalogue. For the last attack of this attacker. O(gates / 30 x steps of the walks).
 */
export function catchingOf(
  attacker: Attacker,
  hostile: readonly number[],
): (target: number) => readonly string[] {
  const { map, standing, isHostile } = attacker;
  const { graph, steps, isOrder, orderOf } = map;
  const isCatching = ({ control, senders }: Guard) =>
    control.gate.against === "mistake" && senders?.some(isHostile) !== true;
  const reached = reachFrom(attacker, [...hostile, ...attacker.released.map(({ node }) => node)]);
  const controls = [
    ...new Set(
      reached.flatMap((node) =>
        (standing.guardsAt[node] ?? []).filter(isCatching).map(({ control }) => control.id),
      ),
    ),
  ].toSorted((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0));
  const batches = Array.from({ length: Math.ceil(controls.length / batchSize) }, (_, index) =>
    controls.slice(index * batchSize, (index + 1) * batchSize),
  );
  const found = batches.map((batch) => {
    const bitOf = new Map(batch.map((id, index) => [id, 1 << index]));
    const past = new Map<number, number>(hostile.map((node) => [node, -1]));
    const caughtOn = (edge: number, node: number) =>
      graph.byHand[edge] === 1
        ? 0
        : (standing.guardsAt[node] ?? []).reduce((bits, guard) => {
            const isBlind = isOrder[edge] === 1 && guard.control.gate.about === "content";
            return isCatching(guard) && !isBlind ? bits | (bitOf.get(guard.control.id) ?? 0) : bits;
          }, 0);
    const list = [...hostile];
    const arrive = (end: number, uncaught: number) => {
      const before = past.get(end);
      const after = (before ?? 0) | uncaught;
      if (before === after) return;
      past.set(end, after);
      list.push(end);
    };
    for (const { node, edge } of attacker.released) arrive(node, ~caughtOn(edge, node));
    for (const node of list) {
      const here = past.get(node) ?? 0;
      for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
        const step = steps.leaving[place] ?? 0;
        const end = steps.to[step] ?? 0;
        const uncaught = (steps.edges[step] ?? []).reduce((bits, edge) => bits | ~caughtOn(edge, end), 0);
        arrive(end, here & uncaught);
      }
    }
    return { batch, past };
  });
  return (target) =>
    found.flatMap(({ batch, past }) =>
      batch.filter((_id, index) => ((past.get(target) ?? 0) & (1 << index)) === 0),
    );
}

function reachFrom({ map: { steps } }: Attacker, starts: readonly number[]): readonly number[] {
  const known = new Set(starts);
  for (const node of known)
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++)
      known.add(steps.to[steps.leaving[place] ?? 0] ?? 0);
  return [...known];
}
