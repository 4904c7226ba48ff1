import type { Fact } from "../facts";
import type { Answers } from "../unknown";
import { withNames } from "./with-names";

/** The same facts with answers in the place of what files leave open: in names of images and repositories, nowhere else. */
export function withAnswers(facts: readonly Fact[], answers: Answers): readonly Fact[] {
  const given = Object.entries(answers).filter(([placeholder]) => placeholder !== "");
  if (given.length === 0) return facts;
  const fill = (text: string) =>
    given.reduce((filled, [placeholder, value]) => replaceWhole(filled, placeholder, value), text);
  return withNames(facts, fill);
}

/** `$TAG` is not the beginning of `$TAG_OLD`. */
function replaceWhole(text: string, placeholder: string, value: string): string {
  const parts = text.split(placeholder);
  return parts.reduce((filled, part) => {
    const goesOn = /^\$\w+$/.test(placeholder) && /^\w/.test(part);
    return `${filled}${goesOn ? placeholder : value}${part}`;
  });
}
