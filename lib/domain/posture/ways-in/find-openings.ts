import { review } from "../../catalogue/named-controls";
import { isEmpty, without } from "./bit-rows";
import { closingAtNode } from "./closing";
import type { Attacker } from "./attacker";
import type { Beginning } from "./beginning";
import type { JudgedEntry, JudgedPlace } from "./judge-entries";
import { createLeading } from "./leading";
import { forEachActingRemedy, forEachCloser, forEachHandedRemedy, visitSigners } from "./remedies";
import { makerBits } from "./standing";
import { acting, actingCount, howOfState, nodeOfState, stateAt } from "./acting-steps";
import { createSharedVisits } from "./shared-visits";
import { marksOfWalk, nodeOfWalk, walkStates } from "./past-gates";

/**
 * The effect level of a control: on a confirmed unprotected path, an assumed one, or one that depends on an answer (Analysis 11).
 */
const openingAt = { confirmed: 3, assumed: 2, depends: 1.25 } as const;
type Level = (typeof openingAt)[keyof typeof openingAt];

/** By node, by control id: the highest level. */
export type Openings = readonly (ReadonlyMap<string, Level> | undefined)[];

/** The effect of controls on entry points (Analysis 11). Explores each beginning once, visits each step once. */
export function findOpenings(attacker: Attacker, places: readonly JudgedPlace[]): Openings {
  const { map, standing, actingSteps } = attacker;
  const { steps } = map;
  const found = map.graph.nodes.map((): Map<string, Level> | undefined => undefined);
  let level: Level = openingAt.confirmed;
  const visit = (node: number, control: string, isRaised: boolean) => {
    if (!isRaised) return;
    const at = (found[node] ??= new Map<string, Level>());
    if ((at.get(control) ?? 0) < level) at.set(control, level);
  };
  const leading = createLeading(attacker);
  // Below all attacker-controlled nodes the attacker continues as everyone can: by walking state, for untrusted changes and for
  // others, the level that was visited already.
  const commonAt = [0, 1].map(() => new Float32Array(map.graph.nodes.length * walkStates));
  // The level that was visited already; a betrayed node is counted separately.
  const handedAt = new Float32Array(steps.edges.length * walkStates * 4);
  // By edge, and how the attacker has its start and its end.
  const actedAt = new Float32Array(map.graph.edges.length * actingCount * actingCount * 2);
  let [current, mayAssume] = [0, false];
  const lookAtActing = (to: number, isAssumed: boolean, edge: number) => {
    if ((isAssumed && !mayAssume) || !leading.isLeading(to)) return;
    // Out of a container the attacker moves against the edge.
    const against = map.graph.from[edge] === nodeOfState(to) ? 1 : 0;
    const at = ((edge * actingCount + howOfState(current)) * actingCount + howOfState(to)) * 2 + against;
    if ((actedAt[at] ?? 0) >= level) return;
    actedAt[at] = level;
    forEachActingRemedy(attacker, current, to, edge, visit);
  };
  const sharedVisits = createSharedVisits(map);
  const sharedActedAt = new Float32Array(map.graph.nodes.length);
  const lookAtShared = (member: number) => {
    const to = stateAt(member, acting.job);
    if ((sharedActedAt[member] ?? 0) >= level) return;
    if (standing.isClosed["shared-state"][member] === 1 || !leading.isLeading(to)) return;
    sharedActedAt[member] = level;
    forEachActingRemedy(attacker, to, to, -1, visit);
  };
  const explored = new Map<string, Ways>();
  // Edges on which a signature check would block an attacker if all artifacts were signed. The missing signers are looked up once
  // a level.
  let unsigned = new Set<number>();
  const addUnsigned = (edges: readonly number[]) => {
    for (const edge of edges) if (edge !== -1 && standing.isUnsigned[edge] === 1) unsigned.add(edge);
  };

  const lookAtSteps = (state: number, isUntrustedChange: boolean) => {
    const [node, carried] = [nodeOfWalk(state), marksOfWalk(state)];
    for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
      const step = steps.leaving[place] ?? 0;
      const next = steps.to[step] ?? 0;
      const at =
        (step * walkStates + carried) * 4 + (isUntrustedChange ? 2 : 0) + (attacker.isBetrayed(next) ? 1 : 0);
      if ((handedAt[at] ?? 0) >= level) continue;
      if (attacker.isHostile(next) || !attacker.enters(step, carried, isUntrustedChange)) continue;
      if (!leading.isWalkLeading(next, carried | (standing.makes[next] ?? 0))) continue;
      handedAt[at] = level;
      forEachHandedRemedy(
        attacker,
        { from: node, node: next, edges: steps.edges[step] ?? [], marks: carried, isUntrustedChange },
        visit,
        addUnsigned,
      );
    }
  };

  const explore = (beginning: Beginning, withAssumed: boolean): Ways => {
    // Another gate judges a door by its edge; a signature check by a key beside it.
    let key = `${beginning.marks} ${attacker.keyOf(beginning, withAssumed)}`;
    for (const { edge } of beginning.doors) key += ` ${edge}`;
    const known = explored.get(key);
    if (known && known.level >= level) return known;
    const common = commonAt[beginning.isUntrustedChange ? 1 : 0] ?? new Float32Array();
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
      if (!attacker.isAbove(nodeOfWalk(state))) {
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
    for (const [index, { node, edge }] of doors.entries()) {
      if (leadingDoors[index] !== true) continue;
      forEachHandedRemedy(
        attacker,
        { from: -1, node, edges: [edge], marks, isUntrustedChange },
        visit,
        addUnsigned,
      );
    }
    for (const { node, edge } of attacker.released)
      if (
        attacker.entersBy({ node, edge }, marks, isUntrustedChange) &&
        leading.isWalkLeading(node, marks | (standing.makes[node] ?? 0))
      ) {
        forEachHandedRemedy(
          attacker,
          { from: map.graph.from[edge] ?? 0, node, edges: [edge], marks, isUntrustedChange },
          visit,
          addUnsigned,
        );
        if (leading.isLeading(stateAt(map.graph.from[edge] ?? 0, acting.job)))
          forEachCloser(closingAtNode(map, "job-rights", map.graph.from[edge] ?? 0), standing.proof, visit);
      }
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
    // An account at a repository can merge changes that need no review: review alone ends that.
    const isMerging = type === "stolen-account" && leadingStates.has(stateAt(place.node, acting.merged));
    let door = 0;
    for (const { closing, states, doors } of starts) {
      const isDoorLeading = doors.some((_door, index) => leadingDoors[door + index] === true);
      door += doors.length;
      if (isMerging || isDoorLeading || states.some((state) => leadingStates.has(state)))
        forEachCloser(closing, standing.proof, visit);
    }
    if (isMerging) visit(place.node, review, true);
    if ((beginning.marks & makerBits.signed) === 0) return;
    const unsignedBeginning = { ...beginning, marks: beginning.marks & ~makerBits.signed };
    const [withKey, withoutKey] = [beginning, unsignedBeginning].map(
      (one) => attacker.outcome(one, withAssumed).unguarded,
    );
    if (withKey && withoutKey && !isEmpty(without(withKey, withoutKey)))
      forEachCloser(closingAtNode(map, "signing-key", place.node), standing.proof, visit);
  };

  const entries = places.flatMap((place) => place.entries);
  const lookAtAll = (at: Level, some: readonly JudgedEntry[], withAssumed: boolean) => {
    level = at;
    for (const entry of some) look(entry, withAssumed);
    visitSigners(attacker, [...unsigned], visit);
    unsigned = new Set();
  };
  // Highest levels first: states that they visit are done.
  const open = entries.filter(({ unguarded }) => !isEmpty(unguarded));
  lookAtAll(
    openingAt.confirmed,
    open.filter(({ isSaid }) => isSaid),
    false,
  );
  lookAtAll(
    openingAt.assumed,
    open.filter(({ isSaid }) => !isSaid),
    false,
  );
  // Open, confirmed, and only blocked further on.
  for (const { state, isSaid, attack, unguarded, depending, starts, beginning } of entries)
    if (state === "open" && isSaid && !isEmpty(attack.reached) && isEmpty(unguarded) && isEmpty(depending))
      for (const { closing, states, doors } of starts)
        // Of secrets stored together, closing a key that leads nowhere has no effect.
        if (starts.length === 1 || !isEmpty(attacker.outcome({ ...beginning, states, doors }, true).reached))
          forEachCloser(closing, standing.proof, visit);
  lookAtAll(
    openingAt.depends,
    entries.filter(({ depending }) => !isEmpty(depending)),
    true,
  );
  return found;
}

/** The beginnings that lead to a target. */
interface Ways {
  readonly level: Level;
  readonly leadingStates: ReadonlySet<number>;
  readonly leadingDoors: readonly boolean[];
}
