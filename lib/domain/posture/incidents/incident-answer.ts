import type { EntryType } from "../../catalogue/entry-types";
import type { ControlAt, EntryState, Place } from "../ways-in/way-in";

/** `depends`: reached only if the CI runs branches with release rights, which is unanswered. */
export const incidentResults = [
  "reached",
  "depends",
  "stopped",
  "set-aside",
  "not-drawn",
  "does-not-apply",
] as const;
export type IncidentResult = (typeof incidentResults)[number];

/** A control that stops an incident on a node, and how that is known. */
export interface ProvenStop extends ControlAt {
  readonly status: "verified" | "declared";
}

/** An entry of the map that the incident would have used. */
export interface MatchedEntry {
  readonly type: EntryType;
  readonly place: Place;
  readonly result: "reached" | "depends" | "stopped" | "set-aside";
  /** `reached`, and the map or an answer says so. */
  readonly said: boolean;
  readonly state: EntryState;
  /** The shortest way, node by node; none unless it is reached. */
  readonly way: readonly string[];
  /** The closers, or what stops it on the way. None where a name that is fixed closes it. */
  readonly stoppedBy: readonly ProvenStop[];
}

/** Whether an incident would have come through here. */
export interface IncidentAnswer {
  /** Its id. */
  readonly incident: string;
  readonly result: IncidentResult;
  /** Of the worst match. */
  readonly said: boolean;
  /** The worst first. */
  readonly matches: readonly MatchedEntry[];
  /** Without a match: the nodes to ask about, or, `stopped`, those on which all of it is prevented. */
  readonly nodes: readonly string[];
  readonly stoppedBy: readonly ProvenStop[];
  /** `does-not-apply`: what of the incident the map lacks. */
  readonly lacks?: "kinds" | "technologies" | "entry";
}
