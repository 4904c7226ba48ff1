import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { ChangeToMake, EntryState, Place, WayState } from "@/lib/domain/posture/ways-in/way-in";
import type { SettlingQuestion } from "@/lib/domain/posture/words/questions";

/** What closes a way to begin, on one node, as the list was made. */
export interface CloserRow {
  readonly node: string;
  readonly nodeName: string;
  readonly control: string;
  readonly title: string;
  readonly status: EffectiveStatus;
}

/** One way to begin at a place. */
export interface EntryRow {
  readonly word: string;
  readonly sentence: string;
  readonly state: EntryState;
  readonly isSaid: boolean;
  readonly closers: readonly CloserRow[];
  /** What is to be done where no control closes it. */
  readonly otherwise: string | undefined;
}

/** A way in as the page shows it: in words, made where they are. */
export interface WayInRow {
  /** The id of its first place, as the map's address has it. */
  readonly key: string;
  readonly title: string;
  readonly sentence: string;
  readonly state: WayState;
  readonly isSaid: boolean;
  /** "Moved tag or hostile release" */
  readonly begins: string;
  /** "2 of 3 targets" */
  readonly reaches: string;
  readonly entries: readonly EntryRow[];
  /** Where it stands for several: the first of them, and how many there are. */
  readonly places: readonly string[];
  readonly count: number;
  readonly steps: readonly string[];
  /** Never of an unguarded one. */
  readonly stops: readonly string[];
  readonly question: SettlingQuestion | undefined;
  /** The ids of all its places. */
  readonly placeKeys: readonly string[];
  /** Of an unguarded one: what may protect it, to be tried in this order. */
  readonly changes: readonly ChangeToMake[];
  /** "Ana's laptop → Jenkins → EKS prod" */
  readonly path: string;
  /** Further unanswered questions that its path rests on. */
  readonly unanswered: readonly SettlingQuestion[];
}

/** One heading of the list. */
export const waySections = ["unguarded", "assumed", "depends", "guarded", "set-aside", "closed"] as const;
export type WaySection = (typeof waySections)[number];

/** Where a way in stands: what nobody has said anything about is under one heading, unless something closes it. */
export function sectionOf({ state, said }: { readonly state: WayState; readonly said: boolean }): WaySection {
  return !said && (state === "unguarded" || state === "guarded") ? "assumed" : state;
}

export interface WaySectionRows {
  readonly section: WaySection;
  readonly rows: readonly WayInRow[];
  /** How many places they are, with those that are not among the rows. */
  readonly count: number;
  /** How many of those are unguarded. */
  readonly unguarded: number;
  /** How many rows are left out. */
  readonly leftOut: number;
}

export function keyOfPlace(place: Place | undefined): string {
  if (!place) return "";
  return "node" in place ? place.node : place.edge;
}
