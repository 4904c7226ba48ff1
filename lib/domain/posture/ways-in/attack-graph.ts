import { acting, actingCount, howOfState, isActing, nodeOfState, stateAt } from "./acting-steps";
import { createSharedVisits } from "./shared-visits";
import type { Attacker } from "./attacker";
import type { Beginning, Door } from "./beginning";
import { marksOfWalk, nodeOfWalk, pastAt, walkAt, walkStates } from "./past-gates";

/** A step of an attack: by acting, by sending, or by the door of an entry. */
export type AttackStep =
  | { readonly how: "acting"; readonly from: number; readonly to: number; readonly edge: number }
  | { readonly how: "handed"; readonly from: number; readonly step: number; readonly marks: number }
  /** By the door of the entry, or by a right of an attacker-controlled node (`from`). */
  | { readonly how: "door"; readonly door: Door; readonly marks: number; readonly from?: number };

/**
 * All steps of an attack, none assumed, that lead to a target, or to the origin of a mark that the attacker has in no other way.
 */
export interface AttackGraph {
  readonly steps: readonly AttackStep[];
  /** The beginnings that lead on: of `beginning.states` and of its doors, by index. */
  readonly leadingStates: ReadonlySet<number>;
  readonly leadingDoors: ReadonlySet<number>;
  /** The attacker-controlled nodes. */
  readonly hostile: readonly number[];
  /** Walking states from which the attacker continues to a target as everyone can: the steps behind them are left out. */
  readonly below: readonly number[];
}

/**
 * @param leads for the `isUntrustedChange` of the beginning
 * @see leadingPastGates. O(states where the attacker continues as no one else can)
 */
export function attackGraph(attacker: Attacker, beginning: Beginning, leads: Uint8Array): AttackGraph {
  const { map, standing, actingSteps, enters, entersBy } = attacker;
  const { graph, steps, targetAt } = map;
  const { doors, isUntrustedChange } = beginning;
  const hostile = [...attacker.spread(beginning, false).hostile];
  attacker.lookAboveBent(beginning);
  const startMarks = attacker.startMarks();
  const firstWalk = graph.nodes.length * actingCount;
  const firstDoor = firstWalk + graph.nodes.length * walkStates;
  const firstGroup = firstDoor + doors.length;
  const shared = createSharedVisits(map);
  shared.begin();
  const arcs: { readonly from: number; readonly to: number; readonly step?: AttackStep }[] = [];
  const known = new Set<number>(beginning.states);
  const behind = (node: number, marks: number) =>
    firstWalk + walkAt(node, marks | (standing.makes[node] ?? 0));
  for (const [index, door] of doors.entries()) {
    if (!entersBy(door, startMarks, isUntrustedChange)) continue;
    const to = behind(door.node, startMarks);
    arcs.push({ from: firstDoor + index, to, step: { how: "door", door, marks: startMarks } });
    known.add(to);
  }
  const handOn = (state: number, node: number, marks: number) => {
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      if (!enters(step, marks, isUntrustedChange)) continue;
      const to = behind(steps.to[step] ?? 0, marks);
      arcs.push({ from: state, to, step: { how: "handed", from: node, step, marks } });
      known.add(to);
    }
  };
  const isBelow = (state: number) => state >= firstWalk && !attacker.isAbove(nodeOfWalk(state - firstWalk));
  const leadsOn = (state: number) =>
    leads[pastAt(nodeOfWalk(state - firstWalk), marksOfWalk(state - firstWalk))] === 1;
  // Items added during the walk are visited too.
  for (const state of known) {
    if (isBelow(state)) continue;
    if (state >= firstWalk) {
      handOn(state, nodeOfWalk(state - firstWalk), marksOfWalk(state - firstWalk));
      continue;
    }
    actingSteps(state, (to, isAssumed, edge) => {
      if (isAssumed) return;
      arcs.push({ from: state, to, step: { how: "acting", from: state, to, edge } });
      known.add(to);
    });
    if (!isActing(state)) continue;
    handOn(state, nodeOfState(state), startMarks);
    for (const edge of map.releases[nodeOfState(state)] ?? []) {
      const door = { node: graph.to[edge] ?? 0, edge };
      const isHis =
        howOfState(state) === acting.hostile || standing.isClosed["job-rights"][nodeOfState(state)] === 0;
      if (!isHis || !entersBy(door, startMarks, isUntrustedChange)) continue;
      const to = behind(door.node, startMarks);
      arcs.push({ from: state, to, step: { how: "door", door, marks: startMarks, from: state } });
      known.add(to);
    }
    // Shared resources get a place of their own: a step for each writer and each reader, not for each pair.
    for (const group of map.sharing.groupsOf[nodeOfState(state)] ?? [])
      arcs.push({ from: state, to: firstGroup + group });
    shared.visit(state, (member, group) => {
      if (standing.isClosed["shared-state"][member] === 1) return;
      const to = stateAt(member, acting.job);
      arcs.push({ from: firstGroup + group, to, step: { how: "acting", from: state, to, edge: -1 } });
      known.add(to);
    });
  }
  const isEnd = (state: number) =>
    (isBelow(state) && leadsOn(state)) ||
    (targetAt[state >= firstWalk ? nodeOfWalk(state - firstWalk) : nodeOfState(state)] !== -1 &&
      (state >= firstWalk || isActing(state)));
  const makesAt = (state: number) =>
    state < firstWalk && isActing(state) ? (standing.makes[nodeOfState(state)] ?? 0) : 0;
  let leading = leadingTo(arcs, [...known].filter(isEnd));
  let marks = beginning.marks;
  for (const state of leading) marks |= makesAt(state);
  if (marks !== startMarks) {
    const makers = [...known].filter((state) => (makesAt(state) & ~marks) !== 0);
    leading = new Set([...leading, ...leadingTo(arcs, makers)]);
  }
  return {
    steps: arcs.flatMap(({ to, step }) => (step && leading.has(to) ? [step] : [])),
    leadingStates: new Set(beginning.states.filter((state) => leading.has(state))),
    leadingDoors: new Set([...doors.keys()].filter((index) => leading.has(firstDoor + index))),
    hostile,
    below: [...known].flatMap((state) => (isBelow(state) && leadsOn(state) ? [state - firstWalk] : [])),
  };
}

function leadingTo(
  arcs: readonly { readonly from: number; readonly to: number }[],
  ends: readonly number[],
): ReadonlySet<number> {
  const before = new Map<number, number[]>();
  for (const { from, to } of arcs) {
    const known = before.get(to);
    if (known) known.push(from);
    else before.set(to, [from]);
  }
  const leading = new Set(ends);
  for (const state of leading) for (const from of before.get(state) ?? []) leading.add(from);
  return leading;
}
