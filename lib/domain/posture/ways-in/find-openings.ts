import { review } from "../../catalogue/named-controls";
import { isEmpty, without } from "./bit-rows";
import { closingAtNode } from "./closing";
import type { Attacker } from "./attacker";
import type { Beginning } from "./beginning";
import type { JudgedEntry, JudgedPlace } from "./judge-entries";
import { createLeading } from "./leading";
import { forEachActingRemedy, forEachCloser, forEachHandedRemedy } from "./remedies";
import { makerBits } from "./standing";
import { acting, actingCount, howOfState, stateAt } from "./acting-steps";
import { createSharedVisits } from "./shared-visits";
import { flagCount, flagsOf } from "./step-masks";

/** By node, by control id: 3 where a person is told of it for an unguarded way that is said, 2 for one that is assumed. */
export type Openings = readonly (ReadonlyMap<string, 2 | 3> | undefined)[];

/** What controls would do to the ways in (docs/analysis-definitions.md). Each beginning is explored once, each step looked at once. */
export function findOpenings(attacker: Attacker, places: readonly JudgedPlace[]): Openings {
  const { map, standing, actingSteps } = attacker;
  const { steps } = map;
  const found = map.graph.nodes.map((): Map<string, 2 | 3> | undefined => undefined);
  let level: 2 | 3 = 3;
  const visit = (node: number, control: string, isRaised: boolean) => {
    if (!isRaised) return;
    const at = (found[node] ??= new Map<string, 2 | 3>());
    if ((at.get(control) ?? 0) < level) at.set(control, level);
  };
  const leading = createLeading(attacker);
  // A node that is above nobody that acts with the attacker lets him go on as everybody does: for untrusted changes and for
  // others, the level at which that was looked at already, by state of the walk.
  const commonAt = [0, 1].map(() => new Uint8Array(map.graph.nodes.length * 4));
  // The level at which something was looked at already; a node that is betrayed stands apart.
  const handedAt = new Uint8Array(steps.edges.length * flagCount * 2);
  // By edge, and how the attacker has its start and its end.
  const actedAt = new Uint8Array(map.graph.edges.length * actingCount * actingCount);
  let [current, mayAssume] = [0, false];
  const lookAtActing = (to: number, isAssumed: boolean, edge: number) => {
    if ((isAssumed && !mayAssume) || !leading.isLeading(to)) return;
    const at = (edge * actingCount + howOfState(current)) * actingCount + howOfState(to);
    if ((actedAt[at] ?? 0) >= level) return;
    actedAt[at] = level;
    forEachActingRemedy(attacker, current, to, edge, visit);
  };
  const sharedVisits = createSharedVisits(map);
  const sharedActedAt = new Uint8Array(map.graph.nodes.length);
  const lookAtShared = (member: number) => {
    const to = stateAt(member, acting.job);
    if ((sharedActedAt[member] ?? 0) >= level) return;
    if (standing.isClosed["shared-state"][member] === 1 || !leading.isLeading(to)) return;
    sharedActedAt[member] = level;
    forEachActingRemedy(attacker, to, to, -1, visit);
  };
  const explored = new Map<string, Ways>();

  const lookAtSteps = (state: number, isUntrustedChange: boolean) => {
    const [node, carried] = [state >> 2, state & 3];
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      const next = steps.to[step] ?? 0;
      if (attacker.isHostile(next) || !attacker.enters(step, carried, isUntrustedChange)) continue;
      if (!leading.isWalkLeading(next, carried | (standing.makes[next] ?? 0))) continue;
      const at =
        (step * flagCount + flagsOf(carried, isUntrustedChange)) * 2 + (attacker.isBetrayed(next) ? 1 : 0);
      if ((handedAt[at] ?? 0) >= level) continue;
      handedAt[at] = level;
      forEachHandedRemedy(
        attacker,
        { from: node, node: next, edges: steps.edges[step] ?? [], marks: carried, isUntrustedChange },
        visit,
      );
    }
  };

  const explore = (beginning: Beginning, withAssumed: boolean): Ways => {
    // What another gate would see of a door hangs on its edge.
    let key = attacker.keyOf(beginning, withAssumed);
    for (const { edge } of beginning.doors) key += ` ${edge}`;
    const known = explored.get(key);
    if (known && known.level >= level) return known;
    const common = commonAt[beginning.isUntrustedChange ? 1 : 0] ?? new Uint8Array();
    const isNew = (state: number) => (common[state] ?? 0) < level;
    const { states, walked } = leading.explore(beginning, withAssumed, isNew);
    const { isUntrustedChange, doors } = beginning;
    const marks = attacker.startMarks();
    mayAssume = withAssumed;
    sharedVisits.begin();
    for (const state of states) {
      current = state;
      actingSteps(state, lookAtActing);
      sharedVisits.visit(state, lookAtShared);
    }
    for (const state of walked) {
      if (!attacker.isAbove(state >> 2)) {
        if (!isNew(state)) continue;
        common[state] = level;
      }
      lookAtSteps(state, isUntrustedChange);
    }
    const leadingDoors = doors.map(
      (door) =>
        attacker.entersBy(door, marks, isUntrustedChange) &&
        leading.isWalkLeading(door.node, marks | (standing.makes[door.node] ?? 0)),
    );
    for (const [index, { node, edge }] of doors.entries())
      if (leadingDoors[index] === true)
        forEachHandedRemedy(attacker, { from: -1, node, edges: [edge], marks, isUntrustedChange }, visit);
    const ways: Ways = {
      level,
      leadingStates: new Set(beginning.states.filter(leading.isLeading)),
      leadingDoors,
    };
    explored.set(key, ways);
    return ways;
  };

  const look = (entry: JudgedEntry, withAssumed: boolean) => {
    const { beginning, starts, type, place } = entry;
    const { leadingStates, leadingDoors } = explore(beginning, withAssumed);
    // An account at a repository merges what nobody has to review: that begins with it, and review alone ends it.
    const isMerging = type === "stolen-account" && leadingStates.has(stateAt(place.node, acting.merged));
    let door = 0;
    for (const { closing, states, doors } of starts) {
      const isDoorLeading = doors.some((_door, index) => leadingDoors[door + index] === true);
      door += doors.length;
      if (isMerging || isDoorLeading || states.some((state) => leadingStates.has(state)))
        forEachCloser(closing, visit);
    }
    if (isMerging) visit(place.node, review, true);
    if ((beginning.marks & makerBits.signed) === 0) return;
    const unsigned = { ...beginning, marks: beginning.marks & ~makerBits.signed };
    const [withKey, withoutKey] = [beginning, unsigned].map(
      (one) => attacker.outcome(one, withAssumed).unguarded,
    );
    if (withKey && withoutKey && !isEmpty(without(withKey, withoutKey)))
      forEachCloser(closingAtNode(map, "signing-key", place.node), visit);
  };

  const open = places.flatMap(({ entries }) => entries).filter(({ unguarded }) => !isEmpty(unguarded));
  const isSure = ({ isSaid, sure }: JudgedEntry) => isSaid && !isEmpty(sure);
  // Where nothing is assumed, both are the same; those first that weigh most, for what they looked at is done.
  for (const entry of open) if (isSure(entry)) look(entry, false);
  level = 2;
  for (const entry of open) {
    const { isByAssumption } = entry.attack;
    if (!isSure(entry) || isByAssumption) look(entry, isByAssumption);
  }
  return found;
}

/** Which ways to begin lead to a target. */
interface Ways {
  readonly level: number;
  readonly leadingStates: ReadonlySet<number>;
  readonly leadingDoors: readonly boolean[];
}
