import { stages } from "../../pipeline/document-lists";
import { compareText } from "../../pipeline/pipeline";
import type { MapGrounds } from "../map-facts";
import { isEmpty } from "../ways-in/bit-rows";
import { rankOfType } from "../ways-in/rank-of-type";
import type { BestChange, HandOver } from "../ways-in/way-in";
import {
  type ChangeCandidate,
  type ChangeGrounds,
  controlCandidates,
  edgeCandidates,
  removalCandidates,
  triplesOf,
} from "./candidates";
import { type ChangesAsked, createMeasure, type Measured } from "./measure";

/** So many are told: each further one costs as much, and nobody reads on. */
const mostChanges = 10;
const mostHandOvers = 20;

/** To try a change of connections costs what the map holds: on a large map only the most promising are tried, on one of a few hundred nodes and edges all. */
const triedElements = 100_000;
const leastTries = 10;
/** Up to this size of a map a change of connections is looked at for all ways in, not for those alone that lie along it. */
const wholeElements = 100;

export interface FoundChanges {
  readonly bestChanges: readonly BestChange[];
  readonly handOvers: readonly HandOver[];
}

/**
 * The changes that bring most, best first, and the connections by what each alone defeats, most first (docs/analysis-definitions.md, as
 * declared). A step for each change that is tried.
 */
export function* findChanges(asked: ChangesAsked): Generator<undefined, FoundChanges> {
  const { catalogue, grounds, attacker, judged, remedies, places } = asked;
  const { standing } = attacker;
  const elements = grounds.graph.nodes.length + grounds.graph.edges.length;
  const change: ChangeGrounds = {
    grounds,
    standing,
    judged,
    remedies,
    controls: catalogue.controls,
    open: new Set(places.flatMap(({ entries }) => entries).filter(({ unguarded }) => !isEmpty(unguarded))),
    isWhole: elements <= wholeElements,
  };
  const measure = createMeasure(asked);
  const removals = removalCandidates(change);
  const mostTries = Math.max(leastTries, Math.floor(triedElements / elements));
  const candidates = [...controlCandidates(change), ...removals, ...edgeCandidates(change)];
  const best = yield* firstOf(
    candidates,
    measure,
    (a, b) => compareMeasured(grounds, a, b),
    boundOf,
    rankOf,
    mostChanges,
    mostTries,
  );
  const alone = yield* firstOf(
    removals,
    measure,
    (a, b) => compareHandOvers(grounds, a, b),
    (candidate) => [waysBound(candidate) + candidate.surePairs],
    ({ gain }) => [gain.surePairs + gain.ways],
    mostHandOvers,
    mostTries,
  );
  return {
    bestChanges: best.map(({ candidate: { change: made, effort }, gain: { sure, ways, pairs } }) => ({
      change: made,
      effort,
      sure,
      ways,
      gates: pairs,
    })),
    handOvers: alone
      .filter(({ gain }) => gain.surePairs + gain.ways > 0)
      .map(({ candidate, gain }) => ({
        edge: grounds.graph.edges[candidate.edge]?.id ?? "",
        gates: catalogue.controls.flatMap(({ id }) => (gain.sureGates.includes(id) ? [id] : [])),
        pairs: gain.surePairs,
        ways: gain.ways,
      })),
  };
}

type Rank = readonly number[];

/** The first so many by an exact order, measuring no more than can still come among them. @param boundOf no less than `rankOf` of it, once measured */
function* firstOf(
  candidates: readonly ChangeCandidate[],
  measure: (candidate: ChangeCandidate) => Measured,
  compare: (a: Measured, b: Measured) => number,
  bound: (candidate: ChangeCandidate) => Rank,
  rank: (measured: Measured) => Rank,
  most: number,
  mostTries: number,
): Generator<undefined, readonly Measured[]> {
  const waiting = candidates
    .map((candidate) => ({ candidate, bound: bound(candidate) }))
    .toSorted((a, b) => compareRanks(b.bound, a.bound));
  let found: readonly Measured[] = [];
  let tries = mostTries;
  for (const { candidate, bound: best } of waiting) {
    const last = found[most - 1];
    if (last && compareRanks(rank(last), best) > 0) break;
    if (candidate.edge !== -1 && tries-- <= 0) continue;
    yield;
    const measured = measure(candidate);
    const { sure, ways, pairs } = measured.gain;
    if (sure + ways + pairs > 0) found = [...found, measured].toSorted(compare).slice(0, most);
  }
  return found;
}

function compareRanks(a: Rank, b: Rank): number {
  for (let place = 0; place < a.length; place++) {
    const order = (a[place] ?? 0) - (b[place] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** Few teams can: they come last. */
const hardControl = 3;

function isHard({ change, control }: ChangeCandidate): boolean {
  return "implement" in change && control?.effort === hardControl;
}

function isSwap({ change, control }: ChangeCandidate): boolean {
  return control?.gate?.against === "swap" && ("implement" in change || "insert" in change);
}

function waysBound({ entries }: ChangeCandidate): number {
  let count = 0;
  for (const entry of entries) count += triplesOf(entry).ways;
  return count;
}

function boundOf(candidate: ChangeCandidate): Rank {
  let sure = candidate.surePairs;
  for (const entry of candidate.entries) sure += triplesOf(entry).sure;
  const all = candidate.surePairs + waysBound(candidate);
  return rankFor(candidate, sure, Math.max(all, sure));
}

function rankOf({ candidate, gain }: Measured): Rank {
  return rankFor(candidate, gain.sure, gain.all);
}

function rankFor(candidate: ChangeCandidate, sure: number, all: number): Rank {
  const { effort } = candidate;
  return [isHard(candidate) ? 0 : 1, sure / effort, sure === 0 && isSwap(candidate) ? 0 : 1, all / effort];
}

function compareMeasured(grounds: MapGrounds, a: Measured, b: Measured): number {
  const { nodes } = grounds.graph;
  const stageOf = ({ candidate }: Measured) => stages.indexOf(nodes[candidate.node]?.stage ?? "build");
  return (
    compareRanks(rankOf(b), rankOf(a)) ||
    a.candidate.effort - b.candidate.effort ||
    b.gain.pairs - a.gain.pairs ||
    firstType(a) - firstType(b) ||
    sortOf(a) - sortOf(b) ||
    (b.candidate.control?.weight ?? 0) - (a.candidate.control?.weight ?? 0) ||
    stageOf(b) - stageOf(a) ||
    compareNames(grounds, a, b)
  );
}

function firstType({ gain }: Measured): number {
  return Math.min(10, ...[...gain.types].map((type) => rankOfType[type]));
}

/** Removing and revoking before leading elsewhere, that before controls, those before nodes. */
function sortOf({ candidate: { change } }: Measured): number {
  if ("remove" in change || "revoke" in change) return 0;
  if ("lead" in change) return 1;
  return "implement" in change ? 2 : 3;
}

/** By the names of what is changed; node indexes are in the order of names. */
function compareNames({ graph: { to, indexOf } }: MapGrounds, a: Measured, b: Measured): number {
  const endOf = ({ candidate: { edge } }: Measured) => (edge === -1 ? -1 : (to[edge] ?? -1));
  const restOf = ({ candidate: { change, control } }: Measured) => {
    if ("lead" in change) return String(indexOf.get(change.lead.to) ?? 0).padStart(6, "0");
    if ("insert" in change) return change.insert.kind;
    return control?.title ?? "";
  };
  return (
    a.candidate.node - b.candidate.node ||
    endOf(a) - endOf(b) ||
    compareText(restOf(a), restOf(b)) ||
    a.candidate.edge - b.candidate.edge
  );
}

function compareHandOvers(grounds: MapGrounds, a: Measured, b: Measured): number {
  return (
    b.gain.surePairs + b.gain.ways - (a.gain.surePairs + a.gain.ways) ||
    b.gain.sureGates.length - a.gain.sureGates.length ||
    compareNames(grounds, a, b)
  );
}
