import type { EntryType } from "../../catalogue/entry-types";
import { acting, stateAt } from "./acting-steps";
import type { Attacker, Outcome } from "./attacker";
import type { Beginning } from "./beginning";
import { isEmpty, without } from "./bit-rows";
import { isLacking, stateOf } from "./closed-state";
import type { CloserAt } from "./closing";
import type { FoundEntry, FoundPlace, Start } from "./find-entries";
import { makerBits, type Standing } from "./standing";
import type { Entry, EntryState } from "./way-in";

/** The state of an entry by one proof, with its result. */
export interface JudgedEntry {
  readonly type: EntryType;
  readonly place: FoundPlace;
  readonly found: FoundEntry;
  readonly state: EntryState;
  readonly isSaid: boolean;
  /** The beginnings: the open ones, or all if none is open. */
  readonly starts: readonly Start[];
  readonly beginning: Beginning;
  readonly attack: Outcome;
  /** Targets in reach past all blocking gates, a bit each, without assumed steps: none unless it is open. */
  readonly unguarded: Int32Array;
  /** Those in reach only by assumed steps. */
  readonly depending: Int32Array;
}

export interface JudgedPlace {
  readonly place: FoundPlace;
  readonly entries: readonly JudgedEntry[];
}

export function judgePlace(attacker: Attacker, place: FoundPlace): JudgedPlace {
  return { place, entries: place.entries.map((entry) => judgeEntry(attacker, place, entry)) };
}

// Worst first: one open beginning makes an entry open.
const worst: readonly EntryState[] = ["open", "set-aside", "closed-as-declared", "closed"];

export function judgeEntry(attacker: Attacker, place: FoundPlace, found: FoundEntry): JudgedEntry {
  const { standing, outcome } = attacker;
  const { type, starts: all } = found;
  const states = all.map(({ closing, isShown }) =>
    stateOf(closing, standing.statusOf, standing.proof, isShown),
  );
  const state = worst.find((one) => states.includes(one)) ?? "open";
  const starts = state === "open" ? all.filter((_start, index) => states[index] === state) : all;
  const beginning = beginningOf(standing, place, found, starts);
  const whole = outcome(beginning, true);
  const nothing = new Int32Array(whole.reached.length);
  const reachable = state === "open" ? whole.unguarded : nothing;
  const unguarded =
    whole.isByAssumption && !isEmpty(reachable) ? outcome(beginning, false).unguarded : reachable;
  const isGiven =
    starts.some(({ isShown }) => isShown) ||
    starts.some(({ closing }) => closing.closers.some((closer) => isLacking(standing.statusOf(closer)))) ||
    (type === "lost-laptop" && whole.isIsolationLacking);
  return {
    type,
    place,
    found,
    state,
    isSaid: isGiven && (isEmpty(reachable) || !isEmpty(unguarded)),
    starts,
    beginning,
    attack: whole,
    unguarded,
    depending: unguarded === reachable ? nothing : without(reachable, unguarded),
  };
}

function beginningOf(
  { isReviewed, signs, makes, isClosed }: Standing,
  { node }: FoundPlace,
  { type, isPublishers }: FoundEntry,
  starts: readonly Start[],
): Beginning {
  const [only] = starts.length === 1 ? starts : [];
  const states = only?.states ?? starts.flatMap((start) => start.states);
  // An account at a repository can merge changes that need no review.
  const isBranch = type === "stolen-account" && states.includes(stateAt(node, acting.branch));
  const isMerged = isBranch && isReviewed[node] === 0;
  const isKeyBeside = type === "stored-secret" && isClosed["signing-key"][node] === 0;
  const isKeyStored = isKeyBeside && signs[node] === 1;
  const isKeyWouldBeStored = isKeyBeside && ((makes[node] ?? 0) & makerBits.wouldBeSigned) !== 0;
  return {
    states: isMerged ? [...states, stateAt(node, acting.merged)] : states,
    doors: only?.doors ?? starts.flatMap(({ doors }) => doors),
    marks:
      (isPublishers ? makerBits.built : 0) |
      (isKeyStored ? makerBits.signed : 0) |
      (isKeyWouldBeStored ? makerBits.wouldBeSigned : 0),
    isUntrustedChange: type === "untrusted-change",
  };
}

/** As displayed. */
export function describeEntry({ map: { graph }, standing }: Attacker, entry: JudgedEntry): Entry {
  const seen = new Set<string>();
  const closers = entry.found.starts
    .flatMap(({ closing }) => closing.closers)
    .filter(({ node, control }) => {
      const key = `${node} ${control.id}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .map((closer: CloserAt) => ({
      control: closer.control.id,
      node: graph.nodes[closer.node]?.id ?? "",
      status: standing.statusOf(closer),
    }));
  return { closers, said: entry.isSaid, state: entry.state, type: entry.type };
}
