import type { Artifact, NodeKind, Stage } from "../pipeline/document";
import type { EntryType } from "./entry-types";

/** What happened to somebody, in our own words, and where on a map the same could happen (Analysis 9). */
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
  /** How sure the public record is of the way that was taken. */
  readonly confidence: "high" | "medium" | "low";
}

/** Which entries of a map it is about; an absent list leaves everything in. */
export interface IncidentMatch {
  readonly entry: readonly EntryType[];
  /** Kinds of the node at the end of the connection, or of the node itself where the entry is one. */
  readonly kinds?: readonly NodeKind[];
  /** Kinds of the node at the start of the connection. */
  readonly from?: readonly NodeKind[];
  readonly technologies?: readonly string[];
  readonly artifacts?: readonly Artifact[];
  /** The controls that would have stopped it, by id. */
  readonly stops: readonly string[];
}

export interface JudgedControl {
  readonly control: string;
  readonly why: string;
}

export interface IncidentSource {
  readonly title: string;
  readonly url: string;
  /** By those concerned or who found it; else told by others. */
  readonly kind: "primary" | "secondary";
  /** Whether it was read whole, or is only cited by another source. */
  readonly read: boolean;
}
