import { compareText } from "../../pipeline/pipeline";
import { marksOfWays, shortestWay } from "../graph/shortest-way";
import { actingCount, createSharedSteps, isActing, nodeOfState } from "./acting-steps";
import type { Attacker } from "./attacker";
import type { Beginning } from "./beginning";
import { walkAt } from "./past-gates";

export interface AttackToTell {
  readonly beginning: Beginning;
  readonly withAssumed: boolean;
  /** Past what stops him; otherwise as if nothing did. */
  readonly isStopped: boolean;
  /** A node index; absent: any target. */
  readonly target?: number;
}

/**
 * The shortest way from how somebody begins to a target, as node ids: acting steps, then hand-overs; ties by the names
 * along it. Undefined where he comes to none.
 */
export function shortestAttack(
  attacker: Attacker,
  { beginning, withAssumed, isStopped, target }: AttackToTell,
): readonly string[] | undefined {
  const { map, actingSteps, enters, entersBy } = attacker;
  const { graph, steps, targetAt } = map;
  const sharedSteps = createSharedSteps(map, attacker.standing);
  const [nobody] = graph.nodes;
  attacker.spread(beginning, withAssumed);
  const marks = attacker.startMarks();
  const { doors, isUntrustedChange } = beginning;
  const { makes } = attacker.standing;
  const firstWalk = graph.nodes.length * actingCount;
  const firstDoor = firstWalk + graph.nodes.length * 4;
  const passes = (door: (typeof doors)[number]) => !isStopped || entersBy(door, marks, isUntrustedChange);
  const behind = (node: number) => firstWalk + walkAt(node, marks | (makes[node] ?? 0));
  const nodeOf = (state: number) => {
    if (state < firstWalk) return nodeOfState(state);
    if (state < firstDoor) return (state - firstWalk) >> 2;
    const { edge = -1, node = 0 } = doors[state - firstDoor] ?? {};
    return edge === -1 ? node : (graph.from[edge] ?? 0);
  };
  const walkOn = (node: number, carried: number, visit: (next: number) => void) => {
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      const end = steps.to[step] ?? 0;
      if (!isStopped || enters(step, carried, isUntrustedChange))
        visit(firstWalk + walkAt(end, carried | (makes[end] ?? 0)));
    }
  };
  return shortestWay({
    starts: [
      ...beginning.states,
      ...doors.flatMap((door, index) => {
        if (door.edge !== -1) return [firstDoor + index];
        return passes(door) ? [behind(door.node)] : [];
      }),
    ],
    isEnd: (state) =>
      state < firstDoor &&
      (state >= firstWalk || isActing(state)) &&
      (target === undefined ? targetAt[nodeOf(state)] !== -1 : nodeOf(state) === target),
    forEachNext: (state, visit) => {
      if (state >= firstDoor) {
        const door = doors[state - firstDoor];
        if (door && passes(door)) visit(behind(door.node));
        return;
      }
      if (state >= firstWalk) return walkOn((state - firstWalk) >> 2, (state - firstWalk) & 3, visit);
      actingSteps(state, (next, isAssumed) => {
        if (withAssumed || !isAssumed) visit(next);
      });
      sharedSteps(state, visit);
      if (isActing(state)) walkOn(nodeOfState(state), marks, visit);
    },
    nodeOf: (state) => {
      const node = graph.nodes[nodeOf(state)] ?? nobody;
      if (!node) throw new Error("There is no such state.");
      return node;
    },
  });
}

/** The shorter first; ties by the names along them, then kinds, technologies, ids. */
export function compareWays(
  { map: { graph } }: Pick<Attacker, "map">,
  a: readonly string[],
  b: readonly string[],
): number {
  if (a.length !== b.length) return a.length - b.length;
  const nodeAt = (id: string | undefined) => graph.nodes[graph.indexOf.get(id ?? "") ?? -1];
  for (const mark of marksOfWays) {
    for (let place = 0; place < a.length; place++) {
      const [one, other] = [nodeAt(a[place]), nodeAt(b[place])];
      const order = one && other ? compareText(mark(one), mark(other)) : 0;
      if (order !== 0) return order;
    }
  }
  return 0;
}
