import type { PostureAnswerer } from "./answer-posture";
import type { PostureAnswer, ToThread } from "./posture-message";

/** Answers at once, and searches in short steps in between, so that no question waits for more than one step, nor a drag for a core. */
export function answerBetween(
  { answer, findMore }: PostureAnswerer,
  say: (answer: PostureAnswer) => void,
  isEnded: () => boolean = () => false,
): (ask: ToThread) => void {
  let isFinding = false;
  let isHolding = false;
  const find = () => {
    isFinding = false;
    if (isHolding || isEnded()) return;
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
    if (ask.type === "hand") ({ isHolding } = ask);
    else {
      const said = answer(ask);
      if (said) say(said);
    }
    if (!isHolding) findLater();
  };
}
