import { numberedComponents } from "../../graph/components";
import type { AttackGraph, AttackStep } from "./attack-graph";
import type { Attacker } from "./attacker";
import { addRow, addSet, isEmpty, without } from "./bit-rows";
import { leadingPastGates } from "./leading";
import { marksOfWalk, nodeOfWalk, pastAt, walkAt, walkStates } from "./past-gates";
import { forEachHandedRemedy, visitSigners } from "./remedies";
import { flagsOf } from "./step-masks";

type Handed = Extract<AttackStep, { readonly how: "handed" }>;

/** Steps onto nodes that are not attacker-controlled: their remedies are the same for all who take them. */
export interface OrdinarySteps {
  /** Of the attacker spread last. */
  readonly isOne: (step: Handed) => boolean;
  readonly take: (step: Handed, isUntrustedChange: boolean, numbers: Int32Array) => void;
  /** Their successors are taken too. */
  readonly goOn: (
    graph: Pick<AttackGraph, "below" | "hostile">,
    isUntrustedChange: boolean,
    numbers: Int32Array,
  ) => void;
  /** The remedies of all taken steps, each visited once. */
  readonly bear: (
    bear: (node: number, control: string, numbers: Int32Array) => void,
    lie: (edge: number, numbers: Int32Array) => void,
  ) => Generator<undefined, void>;
}

/** No attacker: no node on from here is attacker-controlled. */
const nobody = { states: [], doors: [], marks: 0, isUntrustedChange: false };
/** How many are visited in one step of the work. */
const mostAtOnce = 256;

/** @param words of the sets of numbers */
export function createOrdinarySteps(attacker: Attacker, words: number): OrdinarySteps {
  const { map, masks, standing } = attacker;
  const { steps, graph } = map;
  /**
   * By whether it began as an untrusted change: by step and marks, the takers; by walking state, those who continue from there.
   */
  const taken = [false, true].map(() => new Map<number, Int32Array>());
  const goingOn = [false, true].map(() => new Map<number, Int32Array>());
  const hostileTo = new Map<number, Int32Array>();
  const takenBy = (isUntrustedChange: boolean) => taken[isUntrustedChange ? 1 : 0] ?? new Map();
  const goingOnBy = (isUntrustedChange: boolean) => goingOn[isUntrustedChange ? 1 : 0] ?? new Map();
  const rowIn = (rows: Map<number, Int32Array>, key: number) => {
    let row = rows.get(key);
    if (!row) rows.set(key, (row = new Int32Array(words)));
    return row;
  };

  /** Passes those who continue from some states on to the successors: by components of these states. */
  function* spread(
    isUntrustedChange: boolean,
    lie: (edge: number, numbers: Int32Array) => void,
  ): Generator<undefined, void> {
    const begun = goingOnBy(isUntrustedChange);
    const leads = leadingPastGates(attacker, isUntrustedChange);
    const placeOf = new Map([...begun.keys()].map((state, place) => [state, place]));
    const arcs: { readonly from: number[]; readonly to: number[]; readonly step: number[] } = {
      from: [],
      to: [],
      step: [],
    };
    // Items added during the walk are visited too.
    for (const [state, from] of placeOf) {
      const [node, marks] = [nodeOfWalk(state), marksOfWalk(state)];
      for (let place = steps.leavingFrom[node] ?? 0; place < (steps.leavingFrom[node + 1] ?? 0); place++) {
        const step = steps.leaving[place] ?? 0;
        const next = steps.to[step] ?? 0;
        const behind = marks | (standing.makes[next] ?? 0);
        const passes = (masks.passesStep(step, false) >> flagsOf(marks, isUntrustedChange)) & 1;
        if (passes === 0 || leads[pastAt(next, behind)] !== 1) continue;
        const to = walkAt(next, behind);
        if (!placeOf.has(to)) placeOf.set(to, placeOf.size);
        arcs.from.push(from);
        arcs.to.push(placeOf.get(to) ?? 0);
        arcs.step.push(step);
      }
    }
    yield;
    const [from, to] = [Int32Array.from(arcs.from), Int32Array.from(arcs.to)];
    const { componentOf, count } = numberedComponents(placeOf.size, from, to);
    const rows = { words, bits: new Int32Array(count * words) };
    const rowOf = (place: number) => {
      const component = componentOf[place] ?? 0;
      return rows.bits.subarray(component * words, (component + 1) * words);
    };
    const states = [...placeOf.keys()];
    for (const [state, numbers] of begun) addSet(rowOf(placeOf.get(state) ?? 0), numbers);
    // An arc leads to a lower component: the highest first.
    const order = [...from.keys()].toSorted(
      (a, b) => (componentOf[from[b] ?? 0] ?? 0) - (componentOf[from[a] ?? 0] ?? 0),
    );
    for (const [index, arc] of order.entries()) {
      if (index % mostAtOnce === mostAtOnce - 1) yield;
      const [start, end] = [from[arc] ?? 0, to[arc] ?? 0];
      if (componentOf[start] !== componentOf[end]) addRow(rowOf(end), rows, componentOf[start] ?? 0);
      const step = arcs.step[arc] ?? 0;
      const row = rowOf(start);
      const hostile = hostileTo.get(steps.to[step] ?? 0);
      addSet(
        rowIn(takenBy(isUntrustedChange), step * walkStates + marksOfWalk(states[start] ?? 0)),
        hostile ? without(row, hostile) : row,
      );
      for (const edge of steps.edges[step] ?? []) lie(edge, row);
    }
  }

  return {
    isOne: ({ step, from }) => {
      const node = steps.to[step] ?? 0;
      const isFromHis = attacker.released.length > 0 && attacker.isHostile(from);
      return (
        !isFromHis &&
        !attacker.isHostile(node) &&
        !attacker.isBetrayed(node) &&
        graph.sendersOf.get(node)?.some(attacker.isHostile) !== true
      );
    },
    take: ({ step, marks }, isUntrustedChange, numbers) =>
      addSet(rowIn(takenBy(isUntrustedChange), step * walkStates + marks), numbers),
    goOn: ({ below, hostile }, isUntrustedChange, numbers) => {
      for (const state of below) addSet(rowIn(goingOnBy(isUntrustedChange), state), numbers);
      for (const node of hostile) addSet(rowIn(hostileTo, node), numbers);
    },
    bear: function* (bear, lie) {
      for (const isUntrustedChange of [false, true]) {
        for (const [key, numbers] of takenBy(isUntrustedChange))
          for (const edge of steps.edges[Math.floor(key / walkStates)] ?? []) lie(edge, numbers);
        yield* spread(isUntrustedChange, lie);
        attacker.spread(nobody, false);
        let looked = 0;
        for (const [key, numbers] of takenBy(isUntrustedChange)) {
          if (looked++ % mostAtOnce === mostAtOnce - 1) {
            yield;
            attacker.spread(nobody, false);
          }
          if (isEmpty(numbers)) continue;
          const step = Math.floor(key / walkStates);
          const visit = (node: number, control: string) => bear(node, control, numbers);
          forEachHandedRemedy(
            attacker,
            {
              from: steps.from[step] ?? 0,
              node: steps.to[step] ?? 0,
              edges: steps.edges[step] ?? [],
              marks: key % walkStates,
              isUntrustedChange,
            },
            visit,
            (edges) => visitSigners(attacker, edges, visit),
          );
        }
      }
    },
  };
}
