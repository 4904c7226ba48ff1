import { limits } from "../pipeline/limits";
import { type Mentionable, splitMentions } from "./split-mentions";

/**
 * Whom a comment mentions, each once, in the order of the text, at most as many as one may. Of people with the same name those
 * who were chosen from the list are meant, or all of them where none was.
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
