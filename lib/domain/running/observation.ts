import type { Observed } from "./observed";

/** An upload of runtime data, as stored. */
export interface Observation {
  readonly id: string;
  /** When it was given, as ISO 8601 in UTC. */
  readonly at: string;
  readonly observed: Observed;
  readonly said: SaidNodes;
}

/** The nodes that a person chose for it, if the map has several. */
export interface SaidNodes {
  /** The runner of its containers; empty if a person withdrew the choice. */
  readonly place?: string;
  /** By the registry's host. */
  readonly registries?: { readonly [host: string]: string };
}

/** A finding that is dismissed for now. */
export interface Dismissal {
  readonly key: string;
  /** What the finding rested on when it was dismissed. */
  readonly basis: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}
