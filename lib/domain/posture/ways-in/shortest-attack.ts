import { compareText } from "../../pipeline/pipeline";
import { marksOfWays, shortestWay } from "../graph/shortest-way";
import { acting, actingCount, createSharedSteps, howOfState, isActing, nodeOfState } from "./acting-steps";
import type { Attacker } from "./attacker";
import type { Beginning, Door } from "./beginning";
import { marksOfWalk, nodeOfWalk, walkAt, walkStates } from "./past-gates";
import { seenMarks } from "./standing";
import { flagsOf } from "./step-masks";

export interface AttackToTell {
  readonly beginning: Beginning;
  readonly withAssumed: boolean;
  /**
   * Past gates: a connection leads onto an attacker-controlled node only if its gates let it pass. Past gates that give way: as
   * if the attacker held all such nodes. Past nothing: as if no gate blocked.
   */
  readonly past: "gates" | "gates-that-give-way" | "nothing";
  /** A node index; absent: any target. */
  readonly target?: number;
}

/**
 * The shortest path from a beginning to a target, as node ids: acting steps, then connections; ties by their names. Undefined if
 * no path leads there.
 */
export function shortestAttack(
  attacker: Attacker,
  { beginning, withAssumed, past, target }: AttackToTell,
): readonly string[] | undefined {
  const { map, masks, actingSteps, enters, entersBy, isBetrayed } = attacker;
  const { graph, steps, targetAt } = map;
  const sharedSteps = createSharedSteps(map, attacker.standing);
  const [nobody] = graph.nodes;
  attacker.spread(beginning, withAssumed);
  const marks = attacker.startMarks() & seenMarks;
  const { doors, isUntrustedChange } = beginning;
  const { makes } = attacker.standing;
  const firstWalk = graph.nodes.length * actingCount;
  const firstDoor = firstWalk + graph.nodes.length * walkStates;
  const isLetBy = (mask: number, carries: number) =>
    ((mask >> flagsOf(carries, isUntrustedChange)) & 1) === 1;
  const passes = (door: Door) => {
    if (past !== "gates") return past === "nothing" || entersBy(door, marks, isUntrustedChange);
    return isLetBy(masks.passesEdge(door.edge, door.node, isBetrayed(door.node)), marks);
  };
  const passesStep = (step: number, carries: number) => {
    if (past !== "gates") return past === "nothing" || enters(step, carries, isUntrustedChange);
    return isLetBy(masks.passesStep(step, isBetrayed(steps.to[step] ?? 0)), carries);
  };
  const behind = (node: number) => firstWalk + walkAt(node, marks | ((makes[node] ?? 0) & seenMarks));
  const nodeOf = (state: number) => {
    if (state < firstWalk) return nodeOfState(state);
    if (state < firstDoor) return nodeOfWalk(state - firstWalk);
    const { edge = -1, node = 0 } = doors[state - firstDoor] ?? {};
    return edge === -1 ? node : (graph.from[edge] ?? 0);
  };
  const walkOn = (node: number, carried: number, visit: (next: number) => void) => {
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      const end = steps.to[step] ?? 0;
      if (passesStep(step, carried))
        visit(firstWalk + walkAt(end, carried | ((makes[end] ?? 0) & seenMarks)));
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
      if (state >= firstWalk)
        return walkOn(nodeOfWalk(state - firstWalk), marksOfWalk(state - firstWalk), visit);
      actingSteps(state, (next, isAssumed) => {
        if (withAssumed || !isAssumed) visit(next);
      });
      sharedSteps(state, visit);
      if (!isActing(state)) return;
      walkOn(nodeOfState(state), marks, visit);
      const isJob = howOfState(state) === acting.job;
      if (isJob && attacker.standing.isClosed["job-rights"][nodeOfState(state)] === 1) return;
      for (const edge of map.releases[nodeOfState(state)] ?? []) {
        const door = { node: graph.to[edge] ?? 0, edge };
        if (passes(door)) visit(behind(door.node));
      }
    },
    nodeOf: (state) => {
      const node = graph.nodes[nodeOf(state)] ?? nobody;
      if (!node) throw new Error("There is no such state.");
      return node;
    },
  });
}

/** Shorter first; ties by their names, then kinds, technologies, ids. */
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
