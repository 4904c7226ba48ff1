import { once } from "../../once";
import type { PipelineEdge } from "../../pipeline/document";
import { compareText } from "../../pipeline/pipeline";
import type { PostureGraph } from "../graph/posture-graph";
import { attackOf } from "./attack";
import type { Attacker } from "./attacker";
import { countIn, isEmpty, membersOf, without } from "./bit-rows";
import type { FoundPlace } from "./find-entries";
import { describeEntry, type JudgedEntry, type JudgedPlace, judgePlace } from "./judge-entries";
import { type AttackToTell, compareWays, shortestAttack } from "./shortest-attack";
import { rankOfType } from "./rank-of-type";
import { stopsToward } from "./stops-toward";
import { type WayIn, type WayState, wayStates } from "./way-in";

/** Rows, and their entries, in the same order. */
export interface JudgedWays {
  readonly rows: readonly WayIn[];
  readonly places: readonly JudgedPlace[];
}

interface JudgedRow {
  readonly place: JudgedPlace;
  readonly row: WayIn;
  readonly key: Key;
}

/** The entry points that reach a target, one row a place, in the order of display (Analysis 8.4). */
export function findWaysIn(attacker: Attacker, places: readonly FoundPlace[]): JudgedWays {
  const judged = places
    .flatMap((found): JudgedRow[] => {
      const place = judgePlace(attacker, found);
      if (place.entries.every(({ attack }) => isEmpty(attack.reached))) return [];
      const row = describeWay(attacker, place);
      return [{ place, row, key: keyOf(attacker, place, row) }];
    })
    .toSorted(
      (a, b) => compareKeys(a.key, b.key) || compareEdges(attacker.map.graph, a.place.place, b.place.place),
    );
  return { rows: judged.map(({ row }) => row), places: judged.map(({ place }) => place) };
}

/** Expensive fields are computed when read: a large map has thousands of rows. */
function describeWay(attacker: Attacker, { place, entries }: JudgedPlace): WayIn {
  const { map } = attacker;
  const { graph, targets, rankById, isPublished } = map;
  const ids = (set: Int32Array) =>
    membersOf(set)
      .toSorted((a, b) => (rankById[a] ?? 0) - (rankById[b] ?? 0))
      .map((index) => graph.nodes[targets[index] ?? 0]?.id ?? "");
  const reached = once(() => unionOf(entries, (one) => one.attack.reached));
  const unguarded = once(() => unionOf(entries, (one) => one.unguarded));
  const deciding = decidingOf(entries);
  const isSaid = isSaidBy(entries, deciding);
  const closers = once(() => entries.map((entry) => describeEntry(attacker, entry)));
  const [reachedIds, unguardedIds] = [once(() => ids(reached())), once(() => ids(unguarded()))];
  const witness = once(() => witnessOf(attacker, deciding, isSaid));
  const stops = once(() => {
    const guarded = without(reached(), unguarded());
    if (isEmpty(guarded)) return [];
    return stopsToward(
      map,
      differing(attacker, deciding).map(({ beginning }) => attackOf(attacker, beginning, true)),
      guarded,
    );
  });
  return {
    get entries() {
      return closers();
    },
    places: [
      place.edge === -1
        ? { node: graph.nodes[place.node]?.id ?? "" }
        : { edge: graph.edges[place.edge]?.id ?? "" },
    ],
    published: isPublished,
    get reached() {
      return reachedIds();
    },
    said: isSaid,
    state: stateOfRow(entries),
    get stops() {
      return stops();
    },
    get unguarded() {
      return unguardedIds();
    },
    get witness() {
      return witness();
    },
  };
}

/** One of those with the same beginning. */
function differing(attacker: Attacker, entries: readonly JudgedEntry[]): readonly JudgedEntry[] {
  const seen = new Map<string, JudgedEntry>();
  for (const entry of entries) {
    const { beginning } = entry;
    const key = `${attacker.keyOf(beginning, true)} ${beginning.doors.map(({ edge }) => edge).join(" ")}`;
    if (!seen.has(key)) seen.set(key, entry);
  }
  return [...seen.values()];
}

export function stateOfRow(
  entries: readonly Pick<JudgedEntry, "state" | "unguarded" | "depending">[],
): WayState {
  if (entries.some(({ unguarded }) => !isEmpty(unguarded))) return "unguarded";
  if (entries.some(({ depending }) => !isEmpty(depending))) return "depends";
  if (entries.some(({ state }) => state === "open")) return "guarded";
  return entries.some(({ state }) => state === "set-aside") ? "set-aside" : "closed";
}

/**
 * The entries that decide on a row: the unprotected ones, or else those that depend on an answer, or else open ones, or else all.
 */
function decidingOf(entries: readonly JudgedEntry[]): readonly JudgedEntry[] {
  for (const field of ["unguarded", "depending"] as const) {
    const some = entries.filter((entry) => !isEmpty(entry[field]));
    if (some.length > 0) return some;
  }
  const open = entries.filter(({ state, attack }) => state === "open" && !isEmpty(attack.reached));
  return open.length > 0 ? open : entries;
}

/** An open entry that leads nowhere does not count, nor does a closed one beside it. */
function isSaidBy(entries: readonly JudgedEntry[], deciding: readonly JudgedEntry[]): boolean {
  const isOpen = ({ state }: JudgedEntry) => state === "open";
  const leading = deciding.filter((entry) => isOpen(entry) && !isEmpty(entry.attack.reached));
  return (entries.some(isOpen) ? leading : deciding).some(({ isSaid }) => isSaid);
}

function unionOf(entries: readonly JudgedEntry[], of: (entry: JudgedEntry) => Int32Array): Int32Array {
  const [first, ...others] = entries.map(of);
  const union = (first ?? new Int32Array()).slice();
  for (const set of others)
    for (let word = 0; word < union.length; word++) union[word] = (union[word] ?? 0) | (set[word] ?? 0);
  return union;
}

/** Of the confirmed entries, if there are any; a protected one has its path as if no gate blocked. */
function witnessOf(attacker: Attacker, deciding: readonly JudgedEntry[], isSaid: boolean): readonly string[] {
  const isOpen = deciding.some(({ unguarded }) => !isEmpty(unguarded));
  const isStopped = isOpen || deciding.some(({ depending }) => !isEmpty(depending));
  const told = differing(attacker, isSaid ? deciding.filter((entry) => entry.isSaid) : deciding);
  const tell = (withAssumed: boolean, past: AttackToTell["past"]) => {
    const ways = told.flatMap(({ beginning }) => {
      const way = shortestAttack(attacker, { beginning, withAssumed, past });
      return way ? [way] : [];
    });
    return ways.toSorted((a, b) => compareWays(attacker, a, b))[0];
  };
  const tellPast = (past: AttackToTell["past"]) =>
    (isOpen || isSaid ? tell(false, past) : undefined) ?? (isOpen ? undefined : tell(true, past));
  return (isStopped ? (tellPast("gates") ?? tellPast("gates-that-give-way")) : tellPast("nothing")) ?? [];
}

/** The sort key of rows: numbers first, ascending, then the indexes of start and end, which are in the order of names. */
type Key = readonly number[];

function keyOf({ map: { graph, targets } }: Attacker, { place, entries }: JudgedPlace, row: WayIn): Key {
  const [start, end] =
    place.edge === -1 ? [place.node, -1] : [graph.from[place.edge] ?? 0, graph.to[place.edge] ?? 0];
  const types = entries.flatMap(({ type, unguarded }) => (isEmpty(unguarded) ? [] : [rankOfType[type]]));
  const share = targets.length === 0 ? 0 : countIn(unionOf(entries, (one) => one.unguarded)) / targets.length;
  return [
    wayStates.indexOf(row.state),
    row.said ? 0 : 1,
    -share,
    types.length === 0 ? 10 : Math.min(...types),
    start,
    end,
  ];
}

/** Parallel edges: by their fields, and by id if these are equal. */
function compareEdges({ edges }: PostureGraph, a: JudgedPlace["place"], b: JudgedPlace["place"]): number {
  const [one, other] = [edges[a.edge], edges[b.edge]];
  if (!one || !other) return 0;
  const lookOf = ({ artifact, pinned, automated, images }: PipelineEdge) =>
    [artifact, pinned, automated, ...(images ?? [])].join(" ");
  return compareText(lookOf(one), lookOf(other)) || compareText(one.id, other.id);
}

function compareKeys(a: Key, b: Key): number {
  for (let place = 0; place < a.length; place++) {
    const order = (a[place] ?? 0) - (b[place] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
