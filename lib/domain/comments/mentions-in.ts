import { limits } from "../pipeline/limits";
import { type Mentionable, splitMentions } from "./split-mentions";

/**
 * The people mentioned in a comment, each once, in the order of the text, up to the limit. Of people with the same name those
 * chosen from the list, or all of them if none was.
 * @param chosen ids of accounts
 */
export function mentionsIn(
  text: string,
  people: readonly Mentionable[],
  chosen: ReadonlySet<string>,
): readonly string[] {
  const ids = splitMentions(text, people).flatMap(({ people: found = [] }) => {
    const meant = found.filter(({ id }) => chosen.has(id));
    return (meant.length > 0 ? meant : found).map(({ id }) => id);
  });
  return [...new Set(ids)].slice(0, limits.mentionsPerComment);
}
