import type { Word } from "../../words/word";
import type { GapList } from "../findings/gaps";

interface ListWord extends Word {
  /** Of a list that is empty. */
  readonly none: string;
}

/** The lists of gaps, as their headings say them. */
export const gapListWords: { readonly [L in GapList]: ListWord } = {
  fix: {
    word: "To fix",
    means: "missing, contradicted, stale, partial or planned",
    none: "No control is known to be lacking.",
  },
  prove: {
    word: "To prove",
    means: "declared, without current evidence",
    none: "No control is only declared.",
  },
  assess: {
    word: "To assess",
    means: "no status recorded yet",
    none: "Every control has a status.",
  },
};
