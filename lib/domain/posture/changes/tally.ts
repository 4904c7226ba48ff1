import { oncePer } from "../../once-per";
import type { EntryType } from "../../catalogue/entry-types";
import type { MapStatuses } from "../coverage/assess";
import { withoutApart } from "../gates/apart";
import type { Protected } from "../gates/passage";
import { findClosed } from "../gates/gate-standings";
import { reachForward } from "../gates/open-ways";
import { compareText } from "../../pipeline/pipeline";
import type { MapGrounds } from "../map-facts";
import type { Proof } from "../posture";
import { type Attacker, createAttacker } from "../ways-in/attacker";
import { createAttackerAfter } from "../ways-in/attacker-after";
import type { createIsSameForAttackers } from "../ways-in/same-for-attackers";
import { addTo, countIn, holds, membersOf, setOf, without } from "../ways-in/bit-rows";
import { findEntries, type FoundPlace } from "../ways-in/find-entries";
import { type JudgedEntry, judgeEntry, type JudgedPlace } from "../ways-in/judge-entries";
import { createStanding } from "../ways-in/standing";

/** What is open on a map: triples of an entry, a place and a target, and pairs of a gate and a target; all by id, so that two maps compare. */
export interface Tally {
  /** Targets by id, as they stand in the sets of bits. */
  readonly targets: readonly string[];
  readonly entries: ReadonlyMap<string, Pick<JudgedEntry, "type" | "isSaid" | "unguarded" | "sure">>;
  /** By gate: the exposed targets, as sets of bits. */
  readonly exposed: ReadonlyMap<string, Int32Array>;
}

/** What a change takes away. */
export interface Gain {
  readonly sure: number;
  /** Those, and all other triples. */
  readonly all: number;
  readonly ways: number;
  /** All pairs, and those of gates that are in place on some node, which are sure. */
  readonly pairs: number;
  readonly surePairs: number;
  readonly sureGates: readonly string[];
  /** Of the triples that go. */
  readonly types: ReadonlySet<EntryType>;
}

/** So many entries are walked one by one sooner than what comes past all gates is worked out for a whole map. */
export function isFew(entries: number): boolean {
  return entries <= 32;
}

/** A tally with what it was worked out from, so that the next one of the same map works out only what may differ. */
export interface KnownTally extends Tally {
  readonly judged: JudgedAsked;
  readonly gates: readonly OpenGates[];
}

/** The entries that are asked for, as an attacker has them. */
interface JudgedAsked {
  readonly assessed: MapStatuses;
  readonly asked: ReadonlySet<string>;
  readonly attacker: Attacker;
  readonly found: readonly FoundPlace[];
  readonly entries: Tally["entries"];
}

/**
 * Of a map, worked out from nothing, or from one of the same map that was counted the same way.
 * @param asked by `entryId`: the entries that are looked at
 * @param isSame whether two assessments are the same to an attacker
 */
export function tallyOf(
  { grounds, targets }: Pick<Tally, "targets"> & { readonly grounds: MapGrounds },
  assessed: MapStatuses,
  proof: Proof,
  asked: ReadonlySet<string>,
  isSame: ReturnType<typeof createIsSameForAttackers>,
  before: KnownTally | undefined,
): KnownTally {
  const known = before?.judged;
  const judged =
    known && isSubset(asked, known.asked) && isSame(known.assessed, assessed, proof)
      ? known
      : judgeAsked(grounds, assessed, proof, asked, known);
  const gates = grounds.batches.map((whole, index) =>
    findOpenGates(grounds, whole, assessed, proof, before?.gates[index]),
  );
  return { targets, entries: judged.entries, exposed: exposedOf(gates), judged, gates };
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}

function judgeAsked(
  grounds: MapGrounds,
  assessed: MapStatuses,
  proof: Proof,
  asked: ReadonlySet<string>,
  before: JudgedAsked | undefined,
): JudgedAsked {
  const { waysMap } = grounds;
  const isForFew = isFew(asked.size);
  const attacker = before
    ? createAttackerAfter(before.attacker, assessed, { isForFew }).attacker
    : createAttacker(waysMap, createStanding(waysMap, assessed, proof), { isForFew });
  const isAskedAgain = before?.asked.size === asked.size && isSubset(asked, before.asked);
  const found = isAskedAgain ? before.found : findEntries(waysMap, placesOf(grounds, asked));
  const entries = new Map<string, JudgedEntry>();
  for (const place of found)
    for (const one of place.entries) {
      const id = entryId(grounds, place, one.type);
      if (asked.has(id)) entries.set(id, judgeEntry(attacker, place, one));
    }
  return { assessed, asked, attacker, found, entries };
}

export const targetIds = oncePer(({ graph, targets }: MapGrounds): readonly string[] =>
  targets.map((target) => graph.nodes[target]?.id ?? ""),
);

export function entriesById(
  grounds: Pick<MapGrounds, "graph">,
  places: readonly JudgedPlace[],
): Tally["entries"] {
  return new Map(
    places.flatMap(({ place, entries }) =>
      entries.map((entry) => [entryId(grounds, place, entry.type), entry] as const),
    ),
  );
}

export function entryId(grounds: Pick<MapGrounds, "graph">, place: FoundPlace, type: EntryType): string {
  return `${placeId(grounds, place)} ${type}`;
}

function placeId(
  { graph }: Pick<MapGrounds, "graph">,
  { node, edge }: Pick<FoundPlace, "node" | "edge">,
): string {
  return edge === -1 ? `node ${graph.nodes[node]?.id}` : `edge ${graph.edges[edge]?.id}`;
}

/** Where the entries that are asked for would be on this map, as indexes, ascending. */
function placesOf({ graph: { edges, indexOf } }: MapGrounds, asked: ReadonlySet<string>) {
  const places = new Set([...asked].map((id) => id.slice(0, id.lastIndexOf(" "))));
  const [nodes, onEdges]: [number[], number[]] = [[], []];
  for (const place of places) {
    const id = place.slice(place.indexOf(" ") + 1);
    const index = place.startsWith("node ") ? indexOf.get(id) : indexById(edges, id);
    if (index !== undefined) (place.startsWith("node ") ? nodes : onEdges).push(index);
  }
  return { nodes: nodes.toSorted((a, b) => a - b), edges: onEdges.toSorted((a, b) => a - b) };
}

/** In a list that is sorted by id. */
function indexById(sorted: readonly { readonly id: string }[], id: string): number | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(sorted[middle]?.id ?? "", id) < 0) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.id === id ? low : undefined;
}

export function exposedByGate(grounds: MapGrounds, assessed: MapStatuses, proof: Proof): Tally["exposed"] {
  return exposedOf(grounds.batches.map((whole) => findOpenGates(grounds, whole, assessed, proof)));
}

function exposedOf(gates: readonly OpenGates[]): Tally["exposed"] {
  return new Map(gates.flatMap(({ exposed }) => [...exposed]));
}

/** What a batch of gates lets through, with where they are in place, by node. */
interface OpenGates {
  readonly protectedMap: Protected;
  readonly closed: Int32Array;
  readonly exposed: Tally["exposed"];
}

const placedBits = oncePer((able: Int32Array) => able.reduce((bits, one) => bits | one, 0));

function findOpenGates(
  { targets }: MapGrounds,
  whole: Protected,
  assessed: MapStatuses,
  proof: Proof,
  before?: OpenGates,
): OpenGates {
  const protectedMap = withoutApart(whole, assessed, proof, before?.protectedMap);
  const { graph: gateGraph, rules } = protectedMap;
  const closed = findClosed(rules, gateGraph, assessed, proof);
  if (before?.protectedMap === protectedMap && isSameRow(before.closed, closed)) return before;
  const { seen } = reachForward(gateGraph, rules, closed);
  // A gate that no node can carry has no place, and exposes nothing.
  const placed = placedBits(rules.able);
  const sets = rules.gates.map(() => setOf([], targets.length));
  for (const [index, target] of targets.entries())
    for (let open = (seen[target] ?? 0) & placed; open !== 0; open &= open - 1) {
      const set = sets[31 - Math.clz32(open & -open)];
      if (set) addTo(set, index);
    }
  const exposed = new Map<string, Int32Array>();
  for (const [index, { id }] of rules.gates.entries()) {
    const set = sets[index];
    if (set && (placed & (1 << index)) !== 0) exposed.set(id, set);
  }
  return { protectedMap, closed, exposed };
}

function isSameRow(a: Int32Array, b: Int32Array): boolean {
  return a.every((bits, node) => bits === b[node]);
}

const noTarget = new Int32Array();

/** @param isInPlace a gate that is in place on some node, before. */
export function gainOf(before: Tally, after: Tally, isInPlace: (gate: string) => boolean): Gain {
  let [sure, others, ways, pairs] = [0, 0, 0, 0];
  const types = new Set<EntryType>();
  const places =
    after.targets === before.targets ? undefined : new Map(after.targets.map((id, index) => [id, index]));
  const isLeft = (set: Int32Array | undefined, target: number) => {
    const index = places ? places.get(before.targets[target] ?? "") : target;
    return set !== undefined && index !== undefined && holds(set, index);
  };
  for (const [id, entry] of before.entries) {
    const now = after.entries.get(id);
    for (const target of membersOf(entry.unguarded)) {
      const isSure = entry.isSaid && holds(entry.sure, target) && !isLeft(now?.sure, target);
      if (isSure) sure += 1;
      if (!isSure && isLeft(now?.unguarded, target)) continue;
      ways += 1;
      if (!isSure) others += 1;
      types.add(entry.type);
    }
  }
  const sureGates: string[] = [];
  let surePairs = 0;
  for (const [gate, targets] of before.exposed) {
    const left = after.exposed.get(gate) ?? noTarget;
    const closed = places
      ? membersOf(targets).filter((target) => !isLeft(left, target)).length
      : countIn(without(targets, left));
    if (closed === 0) continue;
    pairs += closed;
    if (!isInPlace(gate)) continue;
    surePairs += closed;
    sureGates.push(gate);
  }
  sure += surePairs;
  return { sure, all: sure + others, ways, pairs, surePairs, sureGates, types };
}
