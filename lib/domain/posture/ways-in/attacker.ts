import { isRegistry } from "../../pipeline/is-registry";
import {
  acting,
  actingCount,
  type ActingSteps,
  createActingSteps,
  howOfState,
  isActing,
  nodeOfState,
} from "./acting-steps";
import { addRow, addTo } from "./bit-rows";
import { type Guard, type Step, stopsOn } from "./guards";
import { isolation, makerBits, type Standing } from "./standing";
import type { WaysMap } from "./ways-map";

/** A way into a node for what an attacker hands over. @param edge -1: by its own door. */
export interface Door {
  readonly node: number;
  readonly edge: number;
}

/** How somebody begins. */
export interface Beginning {
  /** `stateAt` numbers. */
  readonly states: readonly number[];
  readonly doors: readonly Door[];
  /** `makerBits` that what he brings has from the start. */
  readonly marks: number;
  readonly isUntrustedChange: boolean;
}

/** What somebody comes to. */
export interface Attack {
  /** Nodes that act with him, in the order in which he gets hold of them. */
  readonly hostile: readonly number[];
  /** Targets, a bit each: those that flow edges reach, and of these those that nothing stops him from. */
  readonly reached: Int32Array;
  readonly unguarded: Int32Array;
  /** By node: the controls that stop him there. */
  readonly met: ReadonlyMap<number, ReadonlySet<string>>;
  /** A step of which nobody has said that it is possible comes into it. */
  readonly isByAssumption: boolean;
  /** A branch of his runs where somebody has said that it does not run apart. */
  readonly isIsolationLacking: boolean;
}

/** A node as it is walked on from, with the marks that what is carried has: the number of a walking state. */
export const walkAt = (node: number, marks: number) => node * 4 + marks;

export interface Attacker {
  readonly map: WaysMap;
  readonly standing: Standing;
  readonly actingSteps: ActingSteps;
  /** @param withAssumed also by steps of which nobody has said that they are possible */
  readonly attack: (beginning: Beginning, withAssumed: boolean) => Attack;
  /** Of the last attack: whether a node acts with him, and the marks from the start. */
  readonly isHostile: (node: number) => boolean;
  readonly startMarks: () => number;
  /** Of the last attack: whether he gets onto a node by a step (`FlowSteps`) or a door. */
  readonly enters: (step: number, marks: number, isUntrustedChange: boolean) => boolean;
  readonly entersBy: (door: Door, marks: number, isUntrustedChange: boolean) => boolean;
  /** The step as gates see it. @param edge -1: by its own door */
  readonly seen: (edge: number, marks: number, isUntrustedChange: boolean) => Step;
}

/** The walks of one map, one way of counting; each attack costs what it comes to. */
export function createAttacker(map: WaysMap, standing: Standing): Attacker {
  const { graph, steps, reaching, targetAt, isOrder } = map;
  const { nodes, from } = graph;
  const { guardsAt, makes, isIsolated } = standing;
  const actingSteps = createActingSteps(map, standing);
  // What was come to is stamped with the number of the attack, so that the next one begins without clearing.
  let stamp = 0;
  const states = new Int32Array(nodes.length * actingCount);
  const hostileAt = new Int32Array(nodes.length);
  const walked = new Int32Array(nodes.length * 4);
  let marksAtStart = 0;
  const isRegistryAt = Uint8Array.from(nodes, (node) => (isRegistry(node) ? 1 : 0));
  const isHostile = (node: number) => hostileAt[node] === stamp;

  const seen = (edge: number, marks: number, isUntrustedChange: boolean): Step => ({
    isOrder: edge !== -1 && isOrder[edge] === 1,
    isSigned: (marks & makerBits.signed) !== 0,
    isBuilt: (marks & makerBits.built) !== 0,
    isFromRegistry: edge === -1 || isRegistryAt[from[edge] ?? 0] === 1,
    isUntrustedChange,
  });

  /** The controls that stop him on an edge; none: nothing does. */
  const stopsAlong = (edge: number, node: number, marks: number, isUntrustedChange: boolean) => {
    if (edge !== -1 && isApart(map, standing, edge, node)) return [isolation];
    const guards = guardsAt[node] ?? [];
    if (guards.length === 0 || (edge !== -1 && graph.byHand[edge] === 1)) return nothing;
    const step = seen(edge, marks, isUntrustedChange);
    const stands = ({ control, senders }: Guard) =>
      stopsOn(control.gate, step) && senders?.some(isHostile) !== true;
    return guards.filter(stands).map(({ control }) => control.id);
  };

  const entersBy = ({ node, edge }: Door, marks: number, isUntrustedChange: boolean) =>
    isHostile(node) || stopsAlong(edge, node, marks, isUntrustedChange).length === 0;
  const enters = (step: number, marks: number, isUntrustedChange: boolean) => {
    const node = steps.to[step] ?? 0;
    if (isHostile(node)) return true;
    if (guardsAt[node]?.length === 0 && isIsolated[node] === 0) return true;
    return (steps.edges[step] ?? []).some(
      (edge) => stopsAlong(edge, node, marks, isUntrustedChange).length === 0,
    );
  };

  const spread = (beginning: Beginning, withAssumed: boolean) => {
    stamp += 1;
    let [isByAssumption, isIsolationLacking] = [false, false];
    const hostile: number[] = [];
    const list: number[] = [];
    const arrive = (state: number) => {
      if (states[state] === stamp) return;
      states[state] = stamp;
      list.push(state);
      const node = nodeOfState(state);
      if (!isActing(state) || hostileAt[node] === stamp) return;
      hostileAt[node] = stamp;
      hostile.push(node);
    };
    for (const state of beginning.states) arrive(state);
    for (const state of list)
      actingSteps(state, (next, isAssumed) => {
        if (isAssumed) isByAssumption = true;
        else if (howOfState(state) === acting.branch && howOfState(next) === acting.job)
          isIsolationLacking = true;
        if (withAssumed || !isAssumed) arrive(next);
      });
    return { hostile, isByAssumption, isIsolationLacking };
  };

  const attack = (beginning: Beginning, withAssumed: boolean): Attack => {
    const { doors, marks, isUntrustedChange } = beginning;
    const { hostile, isByAssumption, isIsolationLacking } = spread(beginning, withAssumed);
    marksAtStart = hostile.reduce((all, node) => all | (makes[node] ?? 0), marks);
    const [reached, unguarded] = [new Int32Array(reaching.words), new Int32Array(reaching.words)];
    const met = new Map<number, Set<string>>();
    const list: number[] = [];
    const arrive = (node: number, carried: number) => {
      const state = walkAt(node, carried);
      if (walked[state] === stamp) return;
      walked[state] = stamp;
      list.push(state);
      const target = targetAt[node] ?? -1;
      if (target !== -1) addTo(unguarded, target);
    };
    const stop = (node: number, controls: readonly string[]) => {
      const known = met.get(node);
      if (known) for (const control of controls) known.add(control);
      else met.set(node, new Set(controls));
    };
    for (const node of hostile) {
      addRow(reached, reaching, node);
      arrive(node, marksAtStart);
    }
    for (const door of doors) {
      addRow(reached, reaching, door.node);
      if (entersBy(door, marksAtStart, isUntrustedChange))
        arrive(door.node, marksAtStart | (makes[door.node] ?? 0));
      else stop(door.node, stopsAlong(door.edge, door.node, marksAtStart, isUntrustedChange));
    }
    for (const state of list) {
      const [node, carried] = [state >> 2, state & 3];
      for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
        const step = steps.leaving[place] ?? 0;
        const end = steps.to[step] ?? 0;
        if (enters(step, carried, isUntrustedChange)) arrive(end, carried | (makes[end] ?? 0));
        else
          for (const edge of steps.edges[step] ?? [])
            stop(end, stopsAlong(edge, end, carried, isUntrustedChange));
      }
    }
    return { hostile, reached, unguarded, met, isByAssumption, isIsolationLacking };
  };

  return {
    map,
    standing,
    actingSteps,
    attack,
    isHostile,
    startMarks: () => marksAtStart,
    enters,
    entersBy,
    seen,
  };
}

const nothing: readonly string[] = [];

/** What a stranger hands a CI or builder runs apart where isolation is in place. */
function isApart(
  { graph: { nodes, from }, isStranger }: WaysMap,
  { isIsolated }: Standing,
  edge: number,
  node: number,
): boolean {
  const kind = nodes[node]?.kind;
  return isStranger[from[edge] ?? 0] === 1 && isIsolated[node] === 1 && (kind === "ci" || kind === "builder");
}

/** Somebody who holds a whole node. */
export function beginningAt(node: number): Beginning {
  return { states: [node * actingCount + acting.hostile], doors: [], marks: 0, isUntrustedChange: false };
}
