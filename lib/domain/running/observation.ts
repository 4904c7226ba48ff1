import type { Observed } from "./observed";

/** An upload of runtime data, as stored. */
export interface Observation {
  readonly id: string;
  /** When it was given, as ISO 8601 in UTC. */
  readonly at: string;
  readonly observed: Observed;
  readonly said: SaidNodes;
}

/** Which nodes a person said it is about, where the map leaves it open. */
export interface SaidNodes {
  /** What runs its containers; empty where a person took that back. */
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
