import type { Word } from "../../words/word";
import type { GapList } from "../findings/gaps";

interface ListWord extends Word {
  /** For an empty list. */
  readonly none: string;
}

/** The headings of the lists of gaps. */
export const gapListWords: { readonly [L in GapList]: ListWord } = {
  fix: {
    word: "To fix",
    means: "missing, contradicted, stale, partial or planned",
    none: "No known gap to fix.",
  },
  prove: {
    word: "To verify",
    means: "declared, without current evidence",
    none: "No control is declared without evidence.",
  },
  assess: {
    word: "To assess",
    means: "no status recorded yet",
    none: "Every control has a status.",
  },
};
