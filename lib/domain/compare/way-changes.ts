import {
  type Change,
  compare,
  type Comparison,
  type GateChange,
  type WayChange,
  type WayStanding,
} from "../posture/compare";
import type { Posture, Proof } from "../posture/posture";
import type { Place } from "../posture/ways-in/way-in";
import { isOpenVerdict } from "../posture/words/verdict-words";

/** The cause: a person who changed the map or a claim, or time alone. */
export type Mover = "map" | "time";

/**
 * The meaning of a change of a gate or entry point. `opened`: bypassed or unprotected now. `closed`: not so now. `assumed`: it
 * rests on an unanswered question. `removed`: it was unprotected, and its place is not on the map now, which is no progress.
 * `turned`: any other change, such as a gate with nothing to protect or an excluded entry point, which is no progress either.
 */
export const wayMeanings = ["opened", "closed", "assumed", "removed", "turned"] as const;
export type WayMeaning = (typeof wayMeanings)[number];

export interface GateMeant extends GateChange {
  readonly meaning: Exclude<WayMeaning, "assumed" | "removed">;
  readonly by: Mover;
}

export interface WayMeant extends WayChange {
  readonly meaning: WayMeaning;
  readonly by: Mover;
}

/** Targets on both maps that a gate leaves open on one of them alone, sorted. */
export interface TargetChange {
  readonly exposed: readonly string[];
  readonly shielded: readonly string[];
}

export interface SeenWays {
  /** In the order of the catalogue. */
  readonly gates: readonly GateMeant[];
  /** In the order of the ways in after the change, then those that are gone. */
  readonly waysIn: readonly WayMeant[];
  readonly targets: TargetChange;
}

export interface ComparedWays {
  readonly declared: SeenWays;
  readonly proven: SeenWays;
  readonly postures: Comparison;
}

/**
 * Gates, entry points and targets that were opened and closed, both postures by the rules of today.
 * @param aged the posture of the first map on the second day, if time alone changes a status
 * @param isOnMap whether a place is on the second map
 */
export function compareWays(
  before: Posture,
  after: Posture,
  aged: Posture | undefined,
  isOnMap: (place: Place) => boolean,
): ComparedWays {
  const postures = compare(before, after);
  const byTime = aged && compare(before, aged);
  const seen = (proof: Proof): SeenWays => ({
    gates: gatesMeant(postures[proof].gates, { before, after, proof }, byTime?.[proof].gates ?? []),
    waysIn: waysMeant(postures[proof].waysIn, byTime?.[proof].waysIn ?? [], isOnMap),
    targets: targetsOf(postures[proof].figures, before, after),
  });
  return { declared: seen("declared"), proven: seen("proven"), postures };
}

interface Sides {
  readonly before: Posture;
  readonly after: Posture;
  readonly proof: Proof;
}

function gatesMeant(
  changes: readonly GateChange[],
  { before, after }: Sides,
  byTime: readonly GateChange[],
): readonly GateMeant[] {
  const onBoth = targetsOnBoth(before, after);
  const aged = new Map(byTime.map((change) => [change.control, gateMeaning(change, onBoth)]));
  return changes.map((change) => {
    const meaning = gateMeaning(change, onBoth);
    return { ...change, meaning, by: aged.get(change.control) === meaning ? "time" : "map" };
  });
}

/** Only targets on both maps that the gate protects in both: a new or deleted target says nothing about the gate. */
function gateMeaning({ before, after }: GateChange, onBoth: ReadonlySet<string>): GateMeant["meaning"] {
  if (![before, after].every(({ verdict }) => verdict === "holds" || isOpenVerdict(verdict))) return "turned";
  const [was, is] = [new Set(before.exposedTargets), new Set(after.exposedTargets)];
  if (after.exposedTargets.some((target) => !was.has(target) && onBoth.has(target))) return "opened";
  return before.exposedTargets.some((target) => !is.has(target) && onBoth.has(target)) ? "closed" : "turned";
}

function targetsOnBoth(before: Posture, after: Posture): ReadonlySet<string> {
  const is = new Set(after.graph.targets);
  return new Set(before.graph.targets.filter((target) => is.has(target)));
}

function waysMeant(
  changes: readonly WayChange[],
  byTime: readonly WayChange[],
  isOnMap: (place: Place) => boolean,
): readonly WayMeant[] {
  const keyOf = ({ place }: WayChange) => ("node" in place ? `node ${place.node}` : `edge ${place.edge}`);
  const aged = new Map(byTime.map((change) => [keyOf(change), wayMeaning(change.before, change.after)]));
  return changes.map((change) => {
    const closed = wayMeaning(change.before, change.after);
    const meaning = closed === "closed" && !isOnMap(change.place) ? "removed" : closed;
    return { ...change, meaning, by: aged.get(keyOf(change)) === meaning ? "time" : "map" };
  });
}

function wayMeaning(before: WayStanding | undefined, after: WayStanding | undefined): WayMeaning {
  if (after === "unguarded") return before === "assumed" ? "turned" : "opened";
  if (after === "assumed") return before === "unguarded" ? "turned" : "assumed";
  if (before === "unguarded" || before === "assumed")
    return after === "set-aside" || after === "depends" ? "turned" : "closed";
  return "turned";
}

function targetsOf(
  { before: was, after: is }: Change<{ readonly exposedTargets: readonly string[] }>,
  before: Posture,
  after: Posture,
): TargetChange {
  const onBoth = targetsOnBoth(before, after);
  const [exposedThen, exposedNow] = [new Set(was.exposedTargets), new Set(is.exposedTargets)];
  return {
    exposed: is.exposedTargets.filter((target) => !exposedThen.has(target) && onBoth.has(target)),
    shielded: was.exposedTargets.filter((target) => !exposedNow.has(target) && onBoth.has(target)),
  };
}
