import { counted } from "../../words/english";
import { type Gap, gapLists, listOfGap } from "../findings/gaps";
import { gapListWords } from "./gap-list-words";

/** "169 gaps: 74 to fix, 95 to assess"; a list that is empty is left out. */
export function gapCountsSentence(gaps: readonly Pick<Gap, "status">[]): string {
  const lists = gapLists.flatMap((list) => {
    const count = gaps.filter(({ status }) => listOfGap(status) === list).length;
    return count === 0 ? [] : [`${count} ${gapListWords[list].word.toLowerCase()}`];
  });
  return [counted(gaps.length, "gap"), ...(lists.length === 0 ? [] : [lists.join(", ")])].join(": ");
}
