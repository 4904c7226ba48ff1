import type { LucideIcon } from "lucide-react";

export interface ResultLook {
  readonly word: string;
  readonly Icon: LucideIcon;
  readonly text: string;
  readonly bar: string;
}
