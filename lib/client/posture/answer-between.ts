import type { PostureAnswerer } from "./answer-posture";
import type { PostureAnswer, PostureAsk } from "./posture-message";

/** Answers at once, and in between finds what takes longer, step by step, so that no question waits for more than one. */
export function answerBetween(
  { answer, findMore }: PostureAnswerer,
  say: (answer: PostureAnswer) => void,
  isEnded: () => boolean = () => false,
): (ask: PostureAsk) => void {
  let isFinding = false;
  const find = () => {
    isFinding = false;
    if (isEnded()) return;
    const { isMore, found } = findMore();
    if (found) say(found);
    if (isMore) findLater();
  };
  const findLater = () => {
    if (isFinding) return;
    isFinding = true;
    setTimeout(find);
  };
  return (ask) => {
    if (isEnded()) return;
    const said = answer(ask);
    if (said) say(said);
    findLater();
  };
}
