import type { EntryType } from "../../catalogue/entry-types";
import type { EffectiveStatus } from "../coverage/effective-status";

export const entryStates = ["open", "set-aside", "closed-as-declared", "closed"] as const;
/** `closed-as-declared`: by what is said alone, or by a pin, which holds until the next update. */
export type EntryState = (typeof entryStates)[number];

/** `depends`: unguarded only if the CI runs branches with release rights, which is unanswered. */
export const wayStates = ["unguarded", "depends", "guarded", "set-aside", "closed"] as const;
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
  /** The map or an answer confirms it; if false, it is assumed. */
  readonly said: boolean;
  /** In the order of the places, then of the catalogue. */
  readonly closers: readonly Closer[];
}

/** An entry point: a node or an edge, by id. */
export type Place = { readonly node: string } | { readonly edge: string };

/** An entry point, and its result. */
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
  /** The shortest way, node by node: acting steps, then connections. */
  readonly witness: readonly string[];
  /** The controls that block the attacker on the way to the others. */
  readonly stops: readonly ControlAt[];
}

/** What one change would be of. */
export type SingleChange =
  | { readonly implement: ControlAt }
  /** A flow edge. */
  | { readonly remove: string }
  /** A credential edge. */
  | { readonly revoke: string }
  /** Hand the same over to a repository, as automated code. */
  | { readonly lead: { readonly edge: string; readonly to: string } }
  | { readonly insert: { readonly edge: string; readonly kind: InsertKind } };

/** One change, or two to four that bring what none of them brings alone. */
export type ChangeToMake = SingleChange | { readonly together: readonly SingleChange[] };

/** Its single changes. */
export function partsOfChange(change: ChangeToMake): readonly SingleChange[] {
  return "together" in change ? change.together : [change];
}

export const insertKinds = ["mirror", "promotion", "verifier"] as const;
export type InsertKind = (typeof insertKinds)[number];

/** A change to make, with what it brings (Analysis 10). */
export interface ChangeOption {
  readonly change: ChangeToMake;
  readonly effort: number;
  /** Confirmed entry points that are no longer unprotected, less those that become so; absent before version 3. */
  readonly confirmed?: number;
  /** The same of assumed ones. */
  readonly assumed?: number;
  /** Entry points that depend on an answer, and no longer do. */
  readonly depends?: number;
  /** Triples of an entry, a place and a target that are no longer open and unprotected. */
  readonly ways: number;
  /** Pairs of a gate and a target that are no longer exposed. */
  readonly gates: number;
}

export interface BestChange extends ChangeOption {
  /** Of versions 1 and 2: what their ranking called sure. */
  readonly sure?: number;
  /** What turns the same entry points, more of them, or a part; the best first. */
  readonly alternatives?: readonly ChangeOption[];
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

/** The reach of an attacker at a node, for one target. */
export interface Reached {
  /** Asked by target: the hostile node. */
  readonly node: string;
  readonly unguarded: boolean;
  /** The controls that block every path. None if it is unprotected. */
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
