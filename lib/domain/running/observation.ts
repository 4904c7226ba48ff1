import type { Observed } from "./observed";

/** What somebody gave, as it is kept. */
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

/** Something that nobody means to do anything about, for now. */
export interface Dismissal {
  readonly key: string;
  /** What the finding rested on when it was dismissed. */
  readonly basis: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}
