import { once } from "../../once";
import { acting, actingCount, howOfState, isActing, nodeOfState } from "./acting-steps";
import type { Attacker, Explored } from "./attacker";
import type { Beginning } from "./beginning";
import { isEmptyRow } from "./bit-rows";
import { flagsOf } from "./step-masks";
import { marksOfWalk, nodeOfWalk, pastAt, walkAt, walkStates } from "./past-gates";

/** Which states of the walk lead on to a target. */
export interface Leading {
  /** @param goesOn whether to walk on from a state below which the attacker continues as everyone can */
  readonly explore: (
    beginning: Beginning,
    withAssumed: boolean,
    goesOn: (state: number) => boolean,
  ) => Explored;
  /** For the last exploration, by `stateAt`, and by node and marks. */
  readonly isLeading: (state: number) => boolean;
  readonly isWalkLeading: (node: number, marks: number) => boolean;
}

/** Reachability past gates is shared by all; compromised nodes add to it for each. */
export function createLeading(attacker: Attacker): Leading {
  const { map, standing, actingSteps } = attacker;
  const { steps, graph } = map;
  const { makes } = standing;
  let stamp = 0;
  const stateAtStamp = new Int32Array(graph.nodes.length * actingCount);
  const walkAtStamp = new Int32Array(graph.nodes.length * walkStates);
  const always = [false, true].map((isUntrusted) => once(() => leadingPastGates(attacker, isUntrusted)));
  let leads = new Uint8Array();
  let [found, mayAssume] = [false, false];
  const isLeading = (state: number) => stateAtStamp[state] === stamp;
  const isWalkLeading = (node: number, marks: number) => {
    return leads[pastAt(node, marks)] === 1 || walkAtStamp[walkAt(node, marks)] === stamp;
  };
  const lookOn = (next: number, isAssumed: boolean) => {
    if ((mayAssume || !isAssumed) && stateAtStamp[next] === stamp) found = true;
  };
  // By group of a shared resource: two readers, so that any third node comes to one that is not itself; -1: none.
  const { groupsOf, members } = map.sharing;
  const readsFrom = new Map<number, number[]>();
  for (const [group, readers] of members.entries())
    for (const reader of readers)
      if (standing.isClosed["shared-state"][reader] === 0)
        readsFrom.set(reader, [...(readsFrom.get(reader) ?? []), group]);
  const groupAtStamp = new Int32Array(members.length);
  const leadingReaders = members.map((): readonly number[] => []);
  const lead = (state: number) => {
    stateAtStamp[state] = stamp;
    if (howOfState(state) !== acting.job) return;
    const node = nodeOfState(state);
    for (const group of readsFrom.get(node) ?? []) {
      const known = groupAtStamp[group] === stamp ? (leadingReaders[group] ?? []) : [];
      groupAtStamp[group] = stamp;
      if (known.length < 2) leadingReaders[group] = [...known, node];
    }
  };
  const mayComeToShared = (state: number) =>
    isActing(state) &&
    (groupsOf[nodeOfState(state)] ?? []).some(
      (group) =>
        groupAtStamp[group] === stamp &&
        leadingReaders[group]?.some((reader) => reader !== nodeOfState(state)) === true,
    );
  /** By a right to publish or to deploy that leads to a target. */
  const isReleaseLeading = (state: number, isUntrustedChange: boolean) => {
    const node = nodeOfState(state);
    if (howOfState(state) === acting.job && standing.isClosed["job-rights"][node] === 1) return false;
    const marks = attacker.startMarks();
    return (map.releases[node] ?? []).some((edge) => {
      const end = graph.to[edge] ?? 0;
      return (
        ((attacker.masks.passesEdge(edge, end, attacker.isBetrayed(end)) >>
          flagsOf(marks, isUntrustedChange)) &
          1) ===
          1 && isWalkLeading(end, marks | (makes[end] ?? 0))
      );
    });
  };
  const bend = ({ walked }: Explored, isUntrustedChange: boolean) => {
    for (let isMore = true; isMore;) {
      isMore = false;
      for (let at = walked.length - 1; at >= 0; at--) {
        const state = walked[at] ?? 0;
        const [node, marks] = [nodeOfWalk(state), marksOfWalk(state)];
        if (isWalkLeading(node, marks)) continue;
        const isReleasedOn = attacker.released.some(
          ({ node: end, edge }) =>
            graph.from[edge] === node &&
            isWalkLeading(end, marks | (makes[end] ?? 0)) &&
            attacker.entersBy({ node: end, edge }, marks, isUntrustedChange),
        );
        if (isReleasedOn) {
          walkAtStamp[state] = stamp;
          isMore = true;
          continue;
        }
        for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
          const step = steps.leaving[place] ?? 0;
          const next = steps.to[step] ?? 0;
          if (!isWalkLeading(next, marks | (makes[next] ?? 0))) continue;
          if (!attacker.enters(step, marks, isUntrustedChange)) continue;
          walkAtStamp[state] = stamp;
          isMore = true;
          break;
        }
      }
    }
  };
  return {
    explore: (beginning, withAssumed, goesOn) => {
      const explored = attacker.spread(beginning, withAssumed);
      const { isUntrustedChange } = beginning;
      attacker.lookAbove(beginning);
      attacker.walk(beginning, (state) => attacker.isAbove(nodeOfWalk(state)) || goesOn(state));
      stamp += 1;
      leads = always[isUntrustedChange ? 1 : 0]?.() ?? leads;
      if (explored.isBent) bend(explored, isUntrustedChange);
      mayAssume = withAssumed;
      const { states } = explored;
      const marks = attacker.startMarks();
      for (const state of states) {
        const node = nodeOfState(state);
        if (isActing(state) && (isWalkLeading(node, marks) || isReleaseLeading(state, isUntrustedChange)))
          lead(state);
      }
      for (let isMore = true; isMore;) {
        isMore = false;
        for (let at = states.length - 1; at >= 0; at--) {
          const state = states[at] ?? 0;
          if (stateAtStamp[state] === stamp) continue;
          found = false;
          actingSteps(state, lookOn);
          if (!found && !mayComeToShared(state)) continue;
          lead(state);
          isMore = true;
        }
      }
      return explored;
    },
    isLeading,
    isWalkLeading,
  };
}

/** By `pastAt`: 1 if everyone reaches a target from there, past blocking gates. */
export function leadingPastGates(
  attacker: Pick<Attacker, "map" | "pastGates">,
  isUntrustedChange: boolean,
): Uint8Array<ArrayBuffer> {
  const rows = attacker.pastGates(isUntrustedChange);
  return Uint8Array.from({ length: attacker.map.graph.nodes.length * 4 }, (_, state) =>
    isEmptyRow(rows, state) ? 0 : 1,
  );
}
