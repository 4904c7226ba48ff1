import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { ChangeToMake, EntryState, Place, WayState } from "@/lib/domain/posture/ways-in/way-in";
import type { SettlingQuestion } from "@/lib/domain/posture/words/questions";

/** A control that closes a technique, on one node, as the list loaded. */
export interface CloserRow {
  readonly node: string;
  readonly nodeName: string;
  readonly control: string;
  readonly title: string;
  readonly status: EffectiveStatus;
}

/** One technique at a place. */
export interface EntryRow {
  readonly word: string;
  readonly sentence: string;
  readonly state: EntryState;
  readonly isSaid: boolean;
  readonly closers: readonly CloserRow[];
  /** The remedy if no control closes it. */
  readonly otherwise: string | undefined;
}

/** An entry point as the page shows it, as texts from the server. */
export interface WayInRow {
  /** The id of its first place, as in the map's address. */
  readonly key: string;
  readonly title: string;
  readonly sentence: string;
  readonly state: WayState;
  readonly isSaid: boolean;
  /** "Tag hijack or malicious release" */
  readonly begins: string;
  /** "2 of 3 targets" */
  readonly reaches: string;
  readonly entries: readonly EntryRow[];
  /** If it covers several places: the first of them, and their number. */
  readonly places: readonly string[];
  readonly count: number;
  readonly steps: readonly string[];
  /** Never for an unprotected one. */
  readonly stops: readonly string[];
  readonly question: SettlingQuestion | undefined;
  /** The ids of all its places. */
  readonly placeKeys: readonly string[];
  /** For an unprotected one: changes that may protect it, to try in this order. */
  readonly changes: readonly ChangeToMake[];
  /** "Ana's laptop → Jenkins → EKS prod" */
  readonly path: string;
  /** Further unanswered questions behind its path. */
  readonly unanswered: readonly SettlingQuestion[];
}

/** One heading of the list. */
export const waySections = ["unguarded", "assumed", "depends", "guarded", "set-aside", "closed"] as const;
export type WaySection = (typeof waySections)[number];

/** The section of an entry point: one without any assessment is in a section of its own, unless something closes it. */
export function sectionOf({ state, said }: { readonly state: WayState; readonly said: boolean }): WaySection {
  return !said && (state === "unguarded" || state === "guarded") ? "assumed" : state;
}

export interface WaySectionRows {
  readonly section: WaySection;
  readonly rows: readonly WayInRow[];
  /** Their number of places, including those of rows left out. */
  readonly count: number;
  /** How many of those are unprotected. */
  readonly unguarded: number;
  /** The number of rows left out. */
  readonly leftOut: number;
}

export function keyOfPlace(place: Place | undefined): string {
  if (!place) return "";
  return "node" in place ? place.node : place.edge;
}
