import type { EntryType } from "../../catalogue/entry-types";
import type { ControlAt, EntryState, Place } from "../ways-in/way-in";

export const incidentResults = ["reached", "stopped", "set-aside", "not-drawn", "does-not-apply"] as const;
export type IncidentResult = (typeof incidentResults)[number];

/** An entry of the map that the incident would have used. */
export interface IncidentMatch {
  readonly type: EntryType;
  readonly place: Place;
  readonly result: "reached" | "stopped" | "set-aside";
  readonly said: boolean;
  readonly state: EntryState;
  /** Reached: the way, node by node; otherwise none. */
  readonly way: readonly string[];
  /** What stops it, with how that is known: closers, or what stops on the way. */
  readonly stoppedBy: readonly (ControlAt & { readonly status: "verified" | "declared" })[];
}

/** Whether an incident would have come through here. */
export interface IncidentAnswer {
  /** Its id. */
  readonly incident: string;
  readonly result: IncidentResult;
  /** `reached`, and the map or an answer says so. */
  readonly said: boolean;
  /** The worst first. */
  readonly matches: readonly IncidentMatch[];
  /** `not-drawn`: the nodes to ask about. `stopped` without a match: those on which it is. */
  readonly nodes: readonly string[];
  /** Without a match: what prevents it on these nodes. */
  readonly stoppedBy: readonly (ControlAt & { readonly status: "verified" | "declared" })[];
  /** `does-not-apply`: what the map lacks of what the incident asks. */
  readonly lacks: readonly ("kinds" | "technologies" | "entry")[];
  /** CI and builders that lead to a target and into which no tool is drawn. */
  readonly toolsNotDrawn: readonly string[];
}
