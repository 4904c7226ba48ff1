import { stages } from "../../pipeline/document-lists";
import { compareText } from "../../pipeline/pipeline";
import { inSteps } from "../../in-steps";
import { oncePer } from "../../once-per";
import type { MapGrounds } from "../map-facts";
import { holds, setOf } from "../ways-in/bit-rows";
import type { Remedies } from "../ways-in/find-remedies";
import { rankOfType } from "../ways-in/rank-of-type";
import type { BestChange, ChangeOption, HandOver } from "../ways-in/way-in";
import {
  type ChangeCandidate,
  type ChangeGrounds,
  type ChangePart,
  controlCandidates,
  edgeCandidates,
  removalCandidates,
} from "./candidates";
import { type ChangesAsked, createMeasure, type Gain, unprotectedAmong } from "./measure";
import { setCandidates } from "./sets";

/** How many are listed: more would not be read. */
const mostChanges = 10;
const mostAlternatives = 3;
const mostHandOvers = 20;

/**
 * Trying a change of connections costs the whole map, trying a control only its reach: so many of each are tried, the most
 * promising first.
 */
const triedElements = 100_000;
const leastTries = 10;
const triedControls = 1_000_000;
const leastControls = 200;
/** Up to this size of a map a change of connections is looked at for all entry points, not for those alone that lie along it. */
const wholeElements = 100;

export interface FoundChanges {
  readonly bestChanges: readonly BestChange[];
  readonly handOvers: readonly HandOver[];
}

interface Measured {
  readonly candidate: ChangeCandidate;
  readonly gain: Gain;
}

/** Ranks the changes tried so far. */
export type ChangesSoFar = () => readonly BestChange[];

/**
 * The ranking of changes, best first, and the connections by what each opens by itself, most first (Analysis 10, with declared
 * controls). In short steps, with an intermediate ranking after each.
 */
export function* findChanges(asked: ChangesAsked): Generator<ChangesSoFar | undefined, FoundChanges> {
  const { catalogue, grounds, attacker, judged, remedies, places } = asked;
  const points = unprotectedAmong(grounds, places);
  const elements = grounds.graph.nodes.length + grounds.graph.edges.length;
  const change: ChangeGrounds = {
    grounds,
    standing: attacker.standing,
    judged,
    remedies,
    controls: catalogue.controls,
    open: setOf(remedies.open.keys(), remedies.open.length),
    isWhole: elements <= wholeElements,
  };
  const measure = createMeasure(asked);
  const removals = removalCandidates(change);
  yield;
  const controls = yield* controlCandidates(change);
  yield;
  const singles = [...controls, ...removals, ...edgeCandidates(change)];
  yield;
  const bounds = createBounds(points, remedies);
  let [edgeTries, controlTries] = [
    Math.max(leastTries, Math.floor(triedElements / elements)),
    Math.max(leastControls, Math.floor(triedControls / elements)),
  ];
  const measured = new Map<ChangeCandidate, Measured>();
  const tryOne = function* (candidate: ChangeCandidate): Generator<undefined, Measured | undefined> {
    const known = measured.get(candidate);
    if (known) return known;
    const isDrawn = candidate.parts.some(({ edge }) => edge !== -1);
    if (isDrawn ? edgeTries-- <= 0 : controlTries-- <= 0) return undefined;
    yield;
    const found = { candidate, gain: yield* measure(candidate) };
    measured.set(candidate, found);
    return found;
  };
  const found: Measured[] = [];
  yield () => inSteps(() => rankAll(grounds, found, points)).result();
  for (const candidate of yield* byPromise(singles, bounds)) {
    const one = yield* tryOne(candidate);
    if (one && turnedBy(one).size > 0) found.push(one);
  }
  const bySingle = new Map(found.map((one) => [JSON.stringify(one.candidate.change), turnedBy(one)]));
  const sets = yield* setCandidates({ change, points: points.map(({ entries }) => entries), singles });
  for (const candidate of yield* byPromise(sets, bounds)) {
    const one = yield* tryOne(candidate);
    if (!one || turnedBy(one).size === 0) continue;
    // One part turns as much.
    const isIdle = candidate.parts.some((part) => {
      const turned = bySingle.get(JSON.stringify(part.change));
      return turned !== undefined && [...turnedBy(one)].every((id) => turned.has(id));
    });
    if (!isIdle) found.push(one);
  }
  const alone: Measured[] = [];
  for (const candidate of removals) {
    const one = yield* tryOne(candidate);
    if (one) alone.push(one);
  }
  return {
    bestChanges: yield* rankAll(grounds, found, points),
    handOvers: alone
      .filter(({ gain }) => defeatedBy(gain) > 0)
      .toSorted((a, b) => compareHandOvers(grounds, a, b))
      .slice(0, mostHandOvers)
      .map(({ candidate: { parts }, gain }) => ({
        edge: grounds.graph.edges[parts[0]?.edge ?? -1]?.id ?? "",
        gates: catalogue.controls.flatMap(({ id }) => (gain.sureGates.has(id) ? [id] : [])),
        pairs: surePairsOf(gain),
        ways: gain.triples.size,
      })),
  };
}

/** A change, with the entry points that no item before it turns. */
interface Left {
  readonly one: Measured;
  readonly confirmed: number;
  readonly assumed: number;
  readonly depends: number;
  readonly triples: number;
}

/**
 * Each item is the best for entry points that no item before it turns; changes that turn the same, more, or a part, are its
 * alternatives.
 */
function* rankAll(
  grounds: MapGrounds,
  found: readonly Measured[],
  points: Points,
): Generator<undefined, readonly BestChange[]> {
  const items: BestChange[] = [];
  // Entry points, and those that depended on an answer.
  const covered = new Set<string>();
  const coveredTriples = new Set<string>();
  let left = found.map((one): Left => {
    const { confirmed, assumed, depends, triples } = one.gain;
    return {
      one,
      confirmed: confirmed.size,
      assumed: assumed.size,
      depends: depends.size,
      triples: triples.size,
    };
  });
  while (items.length < mostChanges) {
    yield;
    // Where nothing confirmed is left, assumed ones are counted.
    const isAssumedCounted = points.every(({ id, isConfirmed }) => !isConfirmed || covered.has(id));
    left = left
      .filter(({ confirmed, assumed }) => confirmed + assumed > 0)
      .map((some) => ({ some, rank: rankOf(some, isAssumedCounted) }))
      .toSorted((a, b) => compareRanks(b.rank, a.rank) || compareTies(grounds, a.some.one, b.some.one))
      .map(({ some }) => some);
    const [first, ...others] = left;
    if (!first) break;
    const best = first.one;
    const turned = without(turnedBy(best), covered);
    const alternatives: Measured[] = [];
    for (const { one } of others) {
      if (alternatives.length === mostAlternatives) break;
      // A change that few teams can make is no alternative to an easier one.
      if (isHard(one) && !isHard(best)) continue;
      const theirs = without(turnedBy(one), covered);
      if (isWithin(theirs, turned) || isWithin(turned, theirs)) alternatives.push(one);
    }
    items.push({ ...optionOf(best), alternatives: alternatives.map(optionOf) });
    const fresh = new Set([...turned, ...without(best.gain.depends, covered)]);
    const freshTriples = without(best.gain.triples, coveredTriples);
    yield;
    for (const id of fresh) covered.add(id);
    for (const triple of freshTriples) coveredTriples.add(triple);
    left = others.map(({ one, confirmed, assumed, depends, triples }): Left => ({
      one,
      confirmed: confirmed - countCommon(one.gain.confirmed, fresh),
      assumed: assumed - countCommon(one.gain.assumed, fresh),
      depends: depends - countCommon(one.gain.depends, fresh),
      triples: triples - countCommon(one.gain.triples, freshTriples),
    }));
  }
  return items;
}

function countCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [some, others] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const one of some) if (others.has(one)) count += 1;
  return count;
}

function optionOf({ candidate: { change, effort }, gain }: Measured): ChangeOption {
  return {
    change,
    effort,
    confirmed: gain.confirmed.size - gain.newConfirmed,
    assumed: gain.assumed.size - gain.newAssumed,
    depends: gain.depends.size,
    ways: gain.triples.size,
    gates: gain.pairs,
  };
}

const turnedBy = oncePer(
  ({ gain: { confirmed, assumed } }: Measured): ReadonlySet<string> => new Set([...confirmed, ...assumed]),
);

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((id) => !others.has(id)));
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((id) => all.has(id));
}

type Points = ReturnType<typeof unprotectedAmong>;
type Bounds = (candidate: ChangeCandidate) => readonly [confirmed: number, all: number];

/** How many entry points a change can turn at most: those all of whose unprotected entries it bears on. */
function createBounds(points: Points, { open }: Remedies): Bounds {
  const numberOf = new Map(open.map((entry, number) => [entry, number]));
  const numbers = points.map(({ entries }) => entries.map((entry) => numberOf.get(entry) ?? -1));
  const all = [points.filter(({ isConfirmed }) => isConfirmed).length, points.length] as const;
  return ({ isWhole, entries }) => {
    if (isWhole) return all;
    let [confirmed, count] = [0, 0];
    for (const [index, { isConfirmed }] of points.entries()) {
      if (numbers[index]?.every((number) => holds(entries, number)) !== true) continue;
      count += 1;
      if (isConfirmed) confirmed += 1;
    }
    return [confirmed, count];
  };
}

/** How many are tried in one step of the work. */
const mostAtOnce = 512;

/** Those that can turn something, the most promising first. */
function* byPromise(
  candidates: readonly ChangeCandidate[],
  bounds: Bounds,
): Generator<undefined, readonly ChangeCandidate[]> {
  const ranked: { readonly candidate: ChangeCandidate; readonly rank: Rank }[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % mostAtOnce === mostAtOnce - 1) yield;
    const [confirmed, all] = bounds(candidate);
    const { parts, effort } = candidate;
    if (all > 0) ranked.push({ candidate, rank: [-parts.length, confirmed / effort, all / effort] });
  }
  return ranked.toSorted((a, b) => compareRanks(b.rank, a.rank)).map(({ candidate }) => candidate);
}

type Rank = readonly number[];

/**
 * By entry points that no item before turns, per effort (Analysis 10.3): the headline first. An effort of 3 means few teams can.
 */
function rankOf({ one, confirmed, assumed, depends, triples }: Left, isAssumedCounted: boolean): Rank {
  const { candidate, gain } = one;
  const { parts, effort } = candidate;
  const assumedLess = (assumed - gain.newAssumed) / effort;
  const less = isAssumedCounted ? assumedLess : (confirmed - gain.newConfirmed) / effort;
  return [
    less > 0 ? 1 : 0,
    isHard(one) ? 0 : 1,
    less,
    parts.every(({ isKnown }) => isKnown) ? 1 : 0,
    assumedLess,
    parts.some(isSwap) ? 0 : 1,
    triples / effort,
    depends / effort,
    gain.pairs / effort,
    -effort,
  ];
}

function isHard({ candidate: { parts } }: Pick<Measured, "candidate">): boolean {
  return parts.some(({ change, control }) => "implement" in change && control?.effort === 3);
}

function isSwap({ control }: ChangePart): boolean {
  return control?.gate?.against === "swap";
}

function compareRanks(a: Rank, b: Rank): number {
  for (let place = 0; place < a.length; place++) {
    const order = (a[place] ?? 0) - (b[place] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function compareTies(grounds: MapGrounds, a: Measured, b: Measured): number {
  const [one, other] = [a.candidate.parts[0], b.candidate.parts[0]];
  if (!one || !other) return 0;
  const { nodes } = grounds.graph;
  const stageOf = ({ node }: ChangePart) => stages.indexOf(nodes[node]?.stage ?? "build");
  return (
    firstType(a) - firstType(b) ||
    a.candidate.parts.length - b.candidate.parts.length ||
    sortOf(one) - sortOf(other) ||
    (other.control?.weight ?? 0) - (one.control?.weight ?? 0) ||
    stageOf(other) - stageOf(one) ||
    compareNames(grounds, a, b)
  );
}

function firstType({ gain }: Measured): number {
  return Math.min(10, ...[...gain.types].map((type) => rankOfType[type]));
}

/** Removing and revoking before leading elsewhere, that before controls, those before nodes. */
function sortOf({ change }: ChangePart): number {
  if ("remove" in change || "revoke" in change) return 0;
  if ("lead" in change) return 1;
  return "implement" in change ? 2 : 3;
}

/** By the names of the changed records; node indexes are in the order of names. */
function compareNames({ graph: { edges, to, indexOf } }: MapGrounds, a: Measured, b: Measured): number {
  const endOf = ({ edge }: ChangePart) => (edge === -1 ? -1 : (to[edge] ?? -1));
  const restOf = ({ change, control, edge }: ChangePart) => {
    if ("lead" in change) return String(indexOf.get(change.lead.to) ?? 0).padStart(6, "0");
    if ("insert" in change) return change.insert.kind;
    return control?.title ?? edges[edge]?.artifact ?? "";
  };
  for (const [index, one] of a.candidate.parts.entries()) {
    const other = b.candidate.parts[index];
    if (!other) return 1;
    const order =
      one.node - other.node ||
      endOf(one) - endOf(other) ||
      compareText(restOf(one), restOf(other)) ||
      one.edge - other.edge;
    if (order !== 0) return order;
  }
  return 0;
}

function surePairsOf({ sureGates }: Gain): number {
  let pairs = 0;
  for (const count of sureGates.values()) pairs += count;
  return pairs;
}

function defeatedBy(gain: Gain): number {
  return surePairsOf(gain) + gain.triples.size;
}

function compareHandOvers(grounds: MapGrounds, a: Measured, b: Measured): number {
  return (
    defeatedBy(b.gain) - defeatedBy(a.gain) ||
    b.gain.sureGates.size - a.gain.sureGates.size ||
    compareNames(grounds, a, b)
  );
}
