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

/** A control that blocks an incident on a node, and its status. */
export interface ProvenStop extends ControlAt {
  readonly status: "verified" | "declared";
}

/** An entry of the map that the incident would have used. */
export interface MatchedEntry {
  readonly type: EntryType;
  readonly place: Place;
  readonly result: "reached" | "depends" | "stopped" | "set-aside";
  /** `reached`, and the map or an answer confirms it. */
  readonly said: boolean;
  readonly state: EntryState;
  /** The shortest path, node by node; empty unless it is reached. */
  readonly way: readonly string[];
  /** The closers, or the gates that block it on the way. Empty if a pin closes it. */
  readonly stoppedBy: readonly ProvenStop[];
}

/** Whether an incident would have reached production here. */
export interface IncidentAnswer {
  /** Its id. */
  readonly incident: string;
  readonly result: IncidentResult;
  /** That of the worst match. */
  readonly said: boolean;
  /** Worst first. */
  readonly matches: readonly MatchedEntry[];
  /** Without a match: the nodes that the question is about, or, for `stopped`, those that prevent all of it. */
  readonly nodes: readonly string[];
  readonly stoppedBy: readonly ProvenStop[];
  /** `does-not-apply`: what the map lacks. */
  readonly lacks?: "kinds" | "technologies" | "entry";
}
