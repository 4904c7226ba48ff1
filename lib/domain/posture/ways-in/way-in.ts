import type { EntryType } from "../../catalogue/entry-types";
import type { EffectiveStatus } from "../coverage/effective-status";

export const entryStates = ["open", "set-aside", "closed-as-declared", "closed"] as const;
/** `closed-as-declared`: by what is said alone, or by a pin, which holds until the next update. */
export type EntryState = (typeof entryStates)[number];

export const wayStates = ["unguarded", "guarded", "set-aside", "closed"] as const;
export type WayState = (typeof wayStates)[number];

/** A control on a node, as ids. */
export interface ControlAt {
  readonly node: string;
  readonly control: string;
}

/** A control that shuts an entry wherever it is effective, and how it stands there. */
export interface Closer extends ControlAt {
  readonly status: EffectiveStatus;
}

/** One way to begin at a place. */
export interface Entry {
  readonly type: EntryType;
  readonly state: EntryState;
  /** The map or an answer says so; otherwise nobody has said anything. */
  readonly said: boolean;
  /** In the order of the places, then of the catalogue. */
  readonly closers: readonly Closer[];
}

/** Where somebody can begin: a node, or an edge, by id. */
export type Place = { readonly node: string } | { readonly edge: string };

/** A place where somebody can begin, and what comes of it. */
export interface WayIn {
  /** One; several where rows alike are shown as one (`groupWaysIn`). */
  readonly places: readonly Place[];
  /** What is reached is not run here: it is what others pull. */
  readonly published: boolean;
  readonly state: WayState;
  readonly said: boolean;
  /** In the order of `entryTypes`. */
  readonly entries: readonly Entry[];
  /** Targets, as ids, sorted. */
  readonly reached: readonly string[];
  /** Those that an open entry reaches past all that stops. */
  readonly unguarded: readonly string[];
  /** The shortest way, node by node: acting steps, then hand-overs. */
  readonly witness: readonly string[];
  /** What stops him on the way to the others. */
  readonly stops: readonly ControlAt[];
}

/** What a change would be of. */
export type ChangeToMake =
  | { readonly implement: ControlAt }
  /** A flow edge. */
  | { readonly remove: string }
  /** A credential edge. */
  | { readonly revoke: string }
  /** Hand the same over to a repository, as automated code. */
  | { readonly lead: { readonly edge: string; readonly to: string } }
  | { readonly insert: { readonly edge: string; readonly kind: InsertKind } };

export const insertKinds = ["mirror", "promotion", "verifier"] as const;
export type InsertKind = (typeof insertKinds)[number];

/** A change to make, with what it brings: triples of an entry, a place and a target that are no longer open and unguarded, and pairs of a gate and a target. */
export interface BestChange {
  readonly change: ChangeToMake;
  readonly effort: number;
  /** Triples that are said and need no assumed step, and pairs of gates that are in place somewhere. */
  readonly sure: number;
  /** All triples. */
  readonly ways: number;
  /** All pairs. */
  readonly gates: number;
}

/** A connection that could be removed, and what it alone defeats. */
export interface HandOver {
  readonly edge: string;
  /** Control ids, in the order of the catalogue. */
  readonly gates: readonly string[];
  /** Of these gates and a target. */
  readonly pairs: number;
  /** Triples of an entry, a place and a target. */
  readonly ways: number;
}

/** What somebody hostile at a node comes to at a target. */
export interface Reached {
  /** Asked by target: the hostile node. */
  readonly node: string;
  readonly unguarded: boolean;
  /** What stops him on every way. None where it is unguarded. */
  readonly stopping: readonly ControlAt[];
  /** Gates on every way that find mistakes alone, as control ids in the order of the catalogue. */
  readonly catching: readonly string[];
}

/** The answer to "if this were compromised" (`node`), or to "who can reach this" where `node` is a target; unguarded first. */
export interface Compromise {
  readonly node: string;
  /** What acts with the attacker, as ids, sorted; asked by target: none. */
  readonly hostile: readonly string[];
  readonly targets: readonly Reached[];
}
