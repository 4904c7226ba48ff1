import { acting, howOfState, isActing, nodeOfState, stateAt } from "./acting-steps";
import type { Attacker } from "./attacker";
import { isEmpty, isEmptyRow } from "./bit-rows";
import type { Beginning } from "./beginning";
import type { JudgedPlace } from "./judge-entries";
import { pastAt } from "./past-gates";
import { createSharedVisits } from "./shared-visits";
import { seenMarks } from "./standing";
import { flagsOf } from "./step-masks";

/**
 * By edge: 1 if a path of an open, unprotected entry uses it, shown or not (Analysis 12). A path enters an attacker-controlled
 * node only if its gates let it pass. From there the walk is the same for all beginnings, except those that betray a runner.
 * O(steps + acting steps of each entry).
 */
export function findUnprotectedHandOvers(attacker: Attacker, places: readonly JudgedPlace[]): Uint8Array {
  const { map, masks, actingSteps, standing } = attacker;
  const { graph, steps } = map;
  const along = new Uint8Array(graph.edges.length);
  const shared = createSharedVisits(map);
  // By what a gate sees, and whether the attack began as an untrusted change: the walks of all.
  const walkedBy = [0, 1].map(() => new Uint8Array(graph.nodes.length * 4));
  const makesAt = (node: number) => (standing.makes[node] ?? 0) & seenMarks;

  const look = (beginning: Beginning) => {
    const { doors, isUntrustedChange } = beginning;
    const explored = attacker.spread(beginning, false);
    const states = [...explored.states];
    const marks = attacker.startMarks() & seenMarks;
    const released = [...attacker.released];
    const isAlone =
      released.length > 0 ||
      (graph.sendersOf.size > 0 && explored.hostile.some((node) => map.sendsTo.has(node)));
    // Those who betray a runner, or release something by a right, walk for themselves.
    const walked = isAlone ? new Uint8Array(graph.nodes.length * 4) : walkedBy[isUntrustedChange ? 1 : 0];
    const leads = isAlone
      ? leadingFor(attacker, isUntrustedChange)
      : (state: number) => !isEmptyRow(attacker.pastGates(isUntrustedChange), state);
    const passes = (mask: number, carries: number) =>
      ((mask >> flagsOf(carries, isUntrustedChange)) & 1) === 1;
    const list: number[] = [];
    const walk = (node: number, carries: number) => {
      const state = pastAt(node, carries);
      if (!walked || walked[state] === 1 || !leads(state)) return;
      walked[state] = 1;
      list.push(state);
    };
    const enter = (edge: number, node: number, carries: number) => {
      const isHeld = edge === -1 && attacker.isHostile(node);
      if (!isHeld && !passes(masks.passesEdge(edge, node, attacker.isBetrayed(node)), carries)) return false;
      return leads(pastAt(node, carries | makesAt(node)));
    };
    const isReleased = (state: number) =>
      howOfState(state) === acting.hostile || standing.isClosed["job-rights"][nodeOfState(state)] === 0;
    const leadingStates = new Set<number>();
    for (const state of states) {
      if (!isActing(state)) continue;
      const node = nodeOfState(state);
      const rights = isReleased(state) ? (map.releases[node] ?? []) : [];
      const own = rights.filter((edge) => enter(edge, graph.to[edge] ?? 0, marks));
      if (leads(pastAt(node, marks)) || own.length > 0) leadingStates.add(state);
      for (const edge of own) {
        along[edge] = 1;
        walk(graph.to[edge] ?? 0, marks | makesAt(graph.to[edge] ?? 0));
      }
      walk(node, marks);
    }
    // Backwards along acting steps, from the states that lead to a target.
    const arcs: (readonly [from: number, to: number, edge: number])[] = [];
    shared.begin();
    for (const state of states) {
      actingSteps(state, (to, isAssumed, edge) => {
        if (!isAssumed) arcs.push([state, to, edge]);
      });
      shared.visit(state, (member) => {
        if (standing.isClosed["shared-state"][member] === 0)
          arcs.push([state, stateAt(member, acting.job), -1]);
      });
    }
    const before = new Map<number, number[]>();
    for (const [from, to] of arcs) before.set(to, [...(before.get(to) ?? []), from]);
    for (const state of leadingStates) for (const from of before.get(state) ?? []) leadingStates.add(from);
    for (const [, to, edge] of arcs) if (edge !== -1 && leadingStates.has(to)) along[edge] = 1;
    for (const { node, edge } of doors) {
      if (!enter(edge, node, marks)) continue;
      if (edge !== -1) along[edge] = 1;
      walk(node, marks | makesAt(node));
    }
    for (let state = list.pop(); state !== undefined; state = list.pop()) {
      const [node, carries] = [state >> 2, state & seenMarks];
      for (const { node: end, edge } of released) {
        if (graph.from[edge] !== node || !enter(edge, end, carries)) continue;
        along[edge] = 1;
        walk(end, carries | makesAt(end));
      }
      for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
        const step = steps.leaving[place] ?? 0;
        const next = steps.to[step] ?? 0;
        const isBetrayed = attacker.isBetrayed(next);
        if (!passes(masks.passesStep(step, isBetrayed), carries)) continue;
        if (!leads(pastAt(next, carries | makesAt(next)))) continue;
        for (const edge of steps.edges[step] ?? [])
          if (passes(masks.passesEdge(edge, next, isBetrayed), carries)) along[edge] = 1;
        walk(next, carries | makesAt(next));
      }
    }
  };

  const looked = new Set<string>();
  for (const { place, entries } of places)
    for (const { unguarded, beginning } of entries) {
      if (isEmpty(unguarded)) continue;
      if (place.edge !== -1) along[place.edge] = 1;
      const key = `${attacker.keyOf(beginning, false)} ${beginning.doors.map(({ edge }) => edge).join(" ")}`;
      if (looked.has(key)) continue;
      looked.add(key);
      look(beginning);
    }
  return along;
}

/** By `pastAt`: whether a walk leads to a target, past gates that those who are betrayed do not stand for. */
function leadingFor({ map, masks, standing, isBetrayed, released }: Attacker, isUntrustedChange: boolean) {
  const { steps, targets, graph } = map;
  const leads = new Uint8Array(graph.nodes.length * 4);
  const list: number[] = [];
  const add = (state: number) => {
    if (leads[state] === 1) return;
    leads[state] = 1;
    list.push(state);
  };
  for (const target of targets) for (let marks = 0; marks < 4; marks++) add(pastAt(target, marks));
  for (let state = list.pop(); state !== undefined; state = list.pop()) {
    const [node, carried] = [state >> 2, state & seenMarks];
    const made = (standing.makes[node] ?? 0) & seenMarks;
    for (const { node: end, edge } of released) {
      if (end !== node) continue;
      const mask = masks.passesEdge(edge, node, isBetrayed(node));
      for (let marks = 0; marks < 4; marks++)
        if ((marks | made) === carried && ((mask >> flagsOf(marks, isUntrustedChange)) & 1) === 1)
          add(pastAt(graph.from[edge] ?? 0, marks));
    }
    for (let place = steps.enteringFrom[node] ?? 0; place < (steps.enteringFrom[node + 1] ?? 0); place++) {
      const step = steps.entering[place] ?? 0;
      const mask = masks.passesStep(step, isBetrayed(node));
      for (let marks = 0; marks < 4; marks++)
        if ((marks | made) === carried && ((mask >> flagsOf(marks, isUntrustedChange)) & 1) === 1)
          add(pastAt(steps.from[step] ?? 0, marks));
    }
  }
  return (state: number) => leads[state] === 1;
}
