import { attackGraph, type AttackStep } from "./attack-graph";
import type { Attacker } from "./attacker";
import type { Beginning } from "./beginning";
import { addSet, addTo, isEmpty } from "./bit-rows";
import type { JudgedEntry, JudgedPlace } from "./judge-entries";
import { leadingPastGates } from "./leading";
import { createOrdinarySteps } from "./ordinary-steps";
import { forEachStartRemedy, forEachStepRemedy } from "./remedies";

/** Remedies for the unprotected paths of entries: sets of their numbers, a bit each. */
export interface Remedies {
  /** The entries with unprotected paths, by number. */
  readonly open: readonly JudgedEntry[];
  /** By node and control id: the entries whose paths it closes, at least in part. */
  readonly at: readonly ReadonlyMap<string, Int32Array>[];
  /** By edge: the entries whose paths use it. */
  readonly along: ReadonlyMap<number, Int32Array>;
}

/**
 * All remedies for unprotected paths (Analysis 10.1), in steps. Follows each entry to the point where it continues as every
 * other.
 */
export function* findRemedies(
  attacker: Attacker,
  places: readonly JudgedPlace[],
): Generator<undefined, Remedies> {
  const { map } = attacker;
  const open = places.flatMap(({ entries }) => entries.filter(({ unguarded }) => !isEmpty(unguarded)));
  const words = Math.ceil(open.length / 32);
  const at = map.graph.nodes.map(() => new Map<string, Int32Array>());
  const along = new Map<number, Int32Array>();
  const bear = (node: number, control: string, numbers: Int32Array) => addIn(at[node], control, numbers);
  const lie = (edge: number, numbers: Int32Array) => addIn(along, edge, numbers);
  const ordinary = createOrdinarySteps(attacker, words);
  const leads = [false, true].map((isUntrusted) => leadingPastGates(attacker, isUntrusted));
  for (const group of beginningAlike(attacker, open)) {
    yield;
    const [first] = group;
    const entry = open[first];
    if (!entry) continue;
    const numbers = new Int32Array(words);
    for (const number of group) addTo(numbers, number);
    const { beginning } = entry;
    const { isUntrustedChange } = beginning;
    const graph = attackGraph(attacker, beginning, leads[isUntrustedChange ? 1 : 0] ?? new Uint8Array());
    ordinary.goOn(graph, isUntrustedChange, numbers);
    for (const step of graph.steps) {
      if (step.how === "handed" && ordinary.isOne(step)) {
        ordinary.take(step, isUntrustedChange, numbers);
        continue;
      }
      forEachStepRemedy(attacker, isUntrustedChange, step, (node, control) => bear(node, control, numbers));
      for (const edge of edgesOf(attacker, step)) lie(edge, numbers);
    }
    for (const number of group) {
      const one = open[number];
      if (!one) continue;
      const alone = new Int32Array(words);
      addTo(alone, number);
      forEachStartRemedy(attacker, one, graph, (node, control) => bear(node, control, alone));
      if (one.place.edge !== -1) lie(one.place.edge, alone);
    }
  }
  yield* ordinary.bear(bear, lie);
  return { open, at, along };
}

function edgesOf({ map }: Attacker, step: AttackStep): readonly number[] {
  if (step.how === "handed") return map.steps.edges[step.step] ?? [];
  return [step.how === "door" ? step.door.edge : step.edge];
}

/** Entries with the very same beginning, by number. */
function beginningAlike(
  attacker: Attacker,
  open: readonly JudgedEntry[],
): Iterable<readonly [number, ...number[]]> {
  const groups = new Map<string, [number, ...number[]]>();
  const keyOf = (beginning: Beginning) =>
    `${attacker.keyOf(beginning, false)} ${beginning.marks} ${beginning.doors.map(({ edge }) => edge).join(" ")}`;
  for (const [number, { beginning }] of open.entries()) {
    const key = keyOf(beginning);
    const known = groups.get(key);
    if (known) known.push(number);
    else groups.set(key, [number]);
  }
  return groups.values();
}

function addIn<Key>(rows: Map<Key, Int32Array> | undefined, key: Key, numbers: Int32Array): void {
  const known = rows?.get(key);
  if (known) addSet(known, numbers);
  else rows?.set(key, numbers.slice());
}
