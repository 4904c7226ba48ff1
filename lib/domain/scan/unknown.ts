import type { Place } from "./source";

/** A question that the files leave open, for a person to answer. */
export interface Unknown {
  readonly id: string;
  readonly question: string;
  /** The text that an answer replaces everywhere; absent if a person adds the answer to the map. */
  readonly placeholder?: string;
  readonly at: Place;
}

/** By placeholder as written, what is to be read in its place: `%registry%` → `registry.example.org`. */
export type Answers = Readonly<Record<string, string>>;
