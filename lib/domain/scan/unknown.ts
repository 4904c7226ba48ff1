import type { Place } from "./source";

/** What files leave open, for a person to answer. */
export interface Unknown {
  readonly id: string;
  readonly question: string;
  /** What an answer takes the place of, wherever it is written; absent where the answer is drawn by hand. */
  readonly placeholder?: string;
  readonly at: Place;
}

/** By placeholder as written, what is to be read in its place: `%registry%` → `registry.example.org`. */
export type Answers = Readonly<Record<string, string>>;
