import type { Artifact, NodeKind, Stage } from "../pipeline/document";
import type { EntryType } from "./entry-types";

/** A real incident, in our own words, and the parts of a map to which it applies (Analysis 9). */
export interface Incident {
  readonly id: string;
  readonly title: string;
  /** The UTC day on which it became known. */
  readonly date: string;
  readonly stage: Stage;
  readonly story: string;
  readonly match: IncidentMatch;
  readonly stoppedBy: readonly JudgedControl[];
  readonly didNotHelp: readonly JudgedControl[];
  readonly sources: readonly IncidentSource[];
  /** How certain the public record is of the attack path. */
  readonly confidence: "high" | "medium" | "low";
}

/** The entry points to which it applies; an absent list does not limit them. */
export interface IncidentMatch {
  readonly entry: readonly EntryType[];
  /** Kinds of the connection's target node, or of the entry node itself. */
  readonly kinds?: readonly NodeKind[];
  /** Kinds of the connection's source node. */
  readonly from?: readonly NodeKind[];
  readonly technologies?: readonly string[];
  readonly artifacts?: readonly Artifact[];
  /** Ids of the controls that would have blocked it. */
  readonly stops: readonly string[];
}

export interface JudgedControl {
  readonly control: string;
  readonly why: string;
}

export interface IncidentSource {
  readonly title: string;
  readonly url: string;
  /** Primary: by the affected organisation or the finder. */
  readonly kind: "primary" | "secondary";
  /** False: only known from a citation in another source. */
  readonly read: boolean;
}
