import { createAbove } from "./above";
import {
  acting,
  actingCount,
  type ActingSteps,
  createActingSteps,
  howOfState,
  isActing,
  nodeOfState,
  stateAt,
} from "./acting-steps";
import type { Beginning, Door } from "./beginning";
import { once } from "../../once";
import { addRow, addTo, type BitRows } from "./bit-rows";
import { marksOfWalk, nodeOfWalk, pastAt, targetsPastGates, walkAt, walkStates } from "./past-gates";
import { createSharedVisits } from "./shared-visits";
import { makerBits, seenMarks, type Standing } from "./standing";
import { allFlags, createStepMasks, flagsOf, type StepMasks } from "./step-masks";
import type { WaysMap } from "./ways-map";

/** The reach of an attacker. */
export interface Outcome {
  /** Targets, a bit each: those in reach by flow edges, and the subset that nothing blocks. */
  readonly reached: Int32Array;
  readonly unguarded: Int32Array;
  /** The path uses a step whose possibility is not answered. */
  readonly isByAssumption: boolean;
  /** An untrusted branch runs where the answer is that it is not isolated. */
  readonly isIsolationLacking: boolean;
}

export interface Attacker {
  readonly map: WaysMap;
  readonly standing: Standing;
  readonly actingSteps: ActingSteps;
  readonly masks: StepMasks;
  /**
   * The result of a beginning, shared by all equal beginnings.
   * @param withAssumed also by steps whose possibility is not answered
   */
  readonly outcome: (beginning: Beginning, withAssumed: boolean) => Outcome;
  /** By key, for beginnings that were queried. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Shared by two beginnings with the same key. */
  readonly keyOf: (beginning: Beginning, withAssumed: boolean) => string;
  /** The reach of a beginning, for the queries below. O(reach). */
  readonly explore: (beginning: Beginning, withAssumed: boolean) => Explored;
  /** `spread` without the walks: the attacker-controlled nodes, and the marks from the start. */
  readonly spread: (beginning: Beginning, withAssumed: boolean) => Explored;
  /** The walks of the last beginning spread. @param goesOn by `walkAt`: whether to walk on from there */
  readonly walk: (beginning: Beginning, goesOn: (state: number) => boolean) => void;
  /**
   * For the last beginning spread, after `lookAbove`: whether steps can lead from a node to an attacker-controlled or betrayed
   * one. Below all other nodes the attacker continues as everyone can.
   */
  readonly lookAbove: (beginning: Beginning) => void;
  /** The same for nodes that change the reach only: whose gates would block others, or that release again. */
  readonly lookAboveBent: (beginning: Beginning) => void;
  readonly isAbove: (node: number) => boolean;
  /** By `pastAt`: the targets that everyone reaches past blocking gates. */
  readonly pastGates: (isUntrustedChange: boolean) => BitRows;
  /** For the last beginning explored: whether a node is attacker-controlled, and the marks from the start. */
  readonly isHostile: (node: number) => boolean;
  /** A sender of its manifests is attacker-controlled. */
  readonly isBetrayed: (node: number) => boolean;
  readonly startMarks: () => number;
  /** For the last beginning spread: the steps by rights to publish or deploy of attacker-controlled nodes. */
  readonly released: readonly Door[];
  /** For the last beginning explored: whether a step (`FlowSteps`) or a door leads onto a node. */
  readonly enters: (step: number, marks: number, isUntrustedChange: boolean) => boolean;
  readonly entersBy: (door: Door, marks: number, isUntrustedChange: boolean) => boolean;
}

/** The reached states, until the next exploration. */
export interface Explored {
  /** `stateAt` numbers. */
  readonly states: readonly number[];
  readonly hostile: readonly number[];
  /** `walkAt` numbers. */
  readonly walked: readonly number[];
  /** A compromised node lets the attacker pass where it would block others, or releases what the attacker brings. */
  readonly isBent: boolean;
}

interface AttackerOptions {
  /** Only a few beginnings are queried: each is walked to its end; many share what passes gates. */
  readonly isForFew?: boolean;
}

/** The walks of one map, by one proof. */
export function createAttacker(
  map: WaysMap,
  standing: Standing,
  { isForFew = false }: AttackerOptions = {},
): Attacker {
  const { graph, steps, reaching, targetAt } = map;
  const { nodes } = graph;
  const { makes } = standing;
  const actingSteps = createActingSteps(map, standing);
  const shared = createSharedVisits(map);
  const isSharedClosed = standing.isClosed["shared-state"];
  const masks = createStepMasks(map, standing);
  // Reached states carry the number of the search, so that the next one starts without clearing.
  let stamp = 0;
  const stateAtStamp = new Int32Array(nodes.length * actingCount);
  const hostileAt = new Int32Array(nodes.length);
  const betrayedAt = new Int32Array(nodes.length);
  const walkedAt = new Int32Array(nodes.length * walkStates);
  const states: number[] = [];
  const hostile: number[] = [];
  const betrayed: number[] = [];
  const walked: number[] = [];
  const above = createAbove(steps);
  const rows = [false, true].map((isUntrusted) =>
    once(() => targetsPastGates(map, standing, masks, isUntrusted)),
  );
  const pastGates = (isUntrustedChange: boolean) =>
    rows[isUntrustedChange ? 1 : 0]?.() ?? { words: 0, bits: new Int32Array() };
  const outcomes = new Map<string, Outcome>();
  let [marksAtStart, isByAssumption, isIsolationLacking, takesAssumed, isBent] = [
    0,
    false,
    false,
    false,
    false,
  ];
  let current = 0;
  // The marks that walks tell apart: those that a gate sees, or all.
  let marksTold = 0;
  const isHostile = (node: number) => hostileAt[node] === stamp;

  const entersBy = ({ node, edge }: Door, marks: number, isUntrustedChange: boolean) =>
    hostileAt[node] === stamp ||
    ((masks.passesEdge(edge, node, betrayedAt[node] === stamp) >> flagsOf(marks, isUntrustedChange)) & 1) ===
      1;
  const enters = (step: number, marks: number, isUntrustedChange: boolean) => {
    const node = steps.to[step] ?? 0;
    if (hostileAt[node] === stamp) return true;
    const mask = masks.passesStep(step, betrayedAt[node] === stamp);
    return ((mask >> flagsOf(marks, isUntrustedChange)) & 1) === 1;
  };

  const arrive = (state: number) => {
    if (stateAtStamp[state] === stamp) return;
    stateAtStamp[state] = stamp;
    states.push(state);
    const node = nodeOfState(state);
    if (!isActing(state) || hostileAt[node] === stamp) return;
    hostileAt[node] = stamp;
    hostile.push(node);
    for (const runner of map.sendsTo.get(node) ?? []) {
      betrayedAt[runner] = stamp;
      betrayed.push(runner);
    }
  };
  const spread = (next: number, isAssumed: boolean) => {
    if (isAssumed) isByAssumption = true;
    else if (howOfState(current) === acting.branch && howOfState(next) === acting.job)
      isIsolationLacking = true;
    if (takesAssumed || !isAssumed) arrive(next);
  };
  const spreadShared = (member: number) => {
    if (isSharedClosed[member] === 0) arrive(stateAt(member, acting.job));
  };
  const walk = (node: number, carried: number) => {
    const state = walkAt(node, carried);
    if (walkedAt[state] === stamp) return;
    walkedAt[state] = stamp;
    walked.push(state);
  };

  const explored: Explored = {
    states,
    hostile,
    walked,
    get isBent() {
      return isBent;
    },
  };
  const spreadFrom = ({ states: starts, marks }: Beginning, withAssumed: boolean) => {
    stamp += 1;
    states.length = hostile.length = betrayed.length = walked.length = 0;
    isByAssumption = isIsolationLacking = isBent = false;
    takesAssumed = withAssumed;
    shared.begin();
    for (const state of starts) arrive(state);
    for (let place = 0; place < states.length; place++) {
      current = states[place] ?? 0;
      actingSteps(current, spread);
      shared.visit(current, spreadShared);
    }
    marksAtStart = marks;
    for (const node of hostile) marksAtStart |= makes[node] ?? 0;
    findReleased();
    return explored;
  };
  const isWhole = (node: number) => stateAtStamp[stateAt(node, acting.hostile)] === stamp;
  const hasRights = (node: number) =>
    hostileAt[node] === stamp && (isWhole(node) || standing.isClosed["job-rights"][node] === 0);
  const released: Door[] = [];
  /** By the rights to publish or deploy of all attacker-controlled nodes. */
  const findReleased = () => {
    released.length = 0;
    for (const node of hostile)
      if (hasRights(node))
        for (const edge of map.releases[node] ?? []) released.push({ node: graph.to[edge] ?? 0, edge });
  };
  const bendsKnown = new Int8Array(nodes.length).fill(-1);
  const findBends = (node: number) =>
    (map.releases[node] ?? []).length > 0 ||
    steps.entering
      .subarray(steps.enteringFrom[node], steps.enteringFrom[node + 1])
      .some((step) => masks.passesStep(step, false) !== allFlags);
  const bends = (node: number) => {
    if (bendsKnown[node] === -1) bendsKnown[node] = findBends(node) ? 1 : 0;
    return bendsKnown[node] === 1;
  };
  const lookAboveOf = (some: readonly number[], { doors }: Beginning) =>
    above.look([some, betrayed], [...hostile, ...[...doors, ...released].map(({ node }) => node)]);
  const lookAbove = (beginning: Beginning) => lookAboveOf(hostile, beginning);
  const lookAboveBent = (beginning: Beginning) => lookAboveOf(hostile.filter(bends), beginning);
  const walkFrom = (
    { doors, isUntrustedChange }: Beginning,
    goesOn?: (state: number) => boolean,
    told = makerBits.signed | makerBits.built | makerBits.wouldBeSigned,
  ) => {
    marksTold = told;
    const startMarks = marksAtStart & told;
    for (const node of hostile) walk(node, startMarks);
    for (const some of [doors, released])
      for (const door of some)
        if (entersBy(door, startMarks, isUntrustedChange))
          walk(door.node, startMarks | ((makes[door.node] ?? 0) & told));
    for (let at = 0; at < walked.length; at++) {
      const state = walked[at] ?? 0;
      const [node, carried] = [nodeOfWalk(state), marksOfWalk(state)];
      // An artifact that returns to the attacker with more marks is released with these.
      if (released.length > 0 && hasRights(node))
        for (const edge of map.releases[node] ?? []) {
          const next = graph.to[edge] ?? 0;
          if (!entersBy({ node: next, edge }, carried, isUntrustedChange)) continue;
          isBent = true;
          walk(next, carried | ((makes[next] ?? 0) & marksTold));
        }
      if (goesOn?.(state) === false) continue;
      const end = steps.leavingFrom[node + 1] ?? 0;
      for (let place = steps.leavingFrom[node] ?? 0; place < end; place++) {
        const step = steps.leaving[place] ?? 0;
        const next = steps.to[step] ?? 0;
        if (((masks.passesStep(step, false) >> flagsOf(carried, isUntrustedChange)) & 1) === 0) {
          if (!enters(step, carried, isUntrustedChange)) continue;
          isBent = true;
        }
        walk(next, carried | ((makes[next] ?? 0) & marksTold));
      }
    }
  };

  const goesOnAlone = (state: number) => isForFew || above.isAbove(nodeOfWalk(state));
  /** For the last beginning spread. */
  const comesTo = (beginning: Beginning): Outcome => {
    const { doors, isUntrustedChange } = beginning;
    const [reached, unguarded] = [new Int32Array(reaching.words), new Int32Array(reaching.words)];
    for (const node of hostile) addRow(reached, reaching, node);
    for (const { node } of doors) addRow(reached, reaching, node);
    for (const { node } of released) addRow(reached, reaching, node);
    if (!isForFew) lookAboveBent(beginning);
    walkFrom(beginning, goesOnAlone, seenMarks);
    const past = isForFew ? undefined : pastGates(isUntrustedChange);
    for (const state of walked) {
      const target = targetAt[nodeOfWalk(state)] ?? -1;
      if (past && !goesOnAlone(state)) addRow(unguarded, past, pastAt(nodeOfWalk(state), state));
      else if (target !== -1) addTo(unguarded, target);
    }
    return { reached, unguarded, isByAssumption, isIsolationLacking };
  };

  const keyOf = ({ states: starts, doors, marks, isUntrustedChange }: Beginning, withAssumed: boolean) => {
    let key = `${flagsOf(marks, isUntrustedChange)} ${withAssumed ? "+" : ""}${starts.join(" ")}`;
    // Doors into one node that look the same to gates are one.
    for (const { node, edge } of doors)
      key += `/${node} ${masks.passesEdge(edge, node, false)} ${masks.passesEdge(edge, node, true)}`;
    return key;
  };

  return {
    map,
    standing,
    actingSteps,
    masks,
    keyOf,
    outcomes,
    outcome: (beginning, withAssumed) => {
      const key = keyOf(beginning, withAssumed);
      let made = outcomes.get(key);
      if (made) return made;
      if (!made) {
        spreadFrom(beginning, withAssumed);
        made = comesTo(beginning);
      }
      outcomes.set(key, made);
      return made;
    },
    explore: (beginning, withAssumed) => {
      spreadFrom(beginning, withAssumed);
      walkFrom(beginning);
      return explored;
    },
    spread: spreadFrom,
    walk: walkFrom,
    lookAbove,
    lookAboveBent,
    isAbove: above.isAbove,
    pastGates,
    isHostile,
    isBetrayed: (node) => betrayedAt[node] === stamp,
    startMarks: () => marksAtStart,
    released,
    enters,
    entersBy,
  };
}
