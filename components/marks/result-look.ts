import type { LucideIcon } from "lucide-react";

/** How the result for a requirement or a technique is drawn: a glyph, a word and a colour, relied on in that order. */
export interface ResultLook {
  readonly word: string;
  readonly Icon: LucideIcon;
  readonly text: string;
  /** Its part of a bar. */
  readonly bar: string;
}
