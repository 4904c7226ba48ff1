/** A person who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** A piece of a comment: plain text, or `@` with the name of these people, who may share it. */
export interface MentionPiece {
  readonly text: string;
  readonly people?: readonly Mentionable[];
}

const wordLike = /[\p{L}\p{N}_]/u;

/**
 * Splits a comment at mentions: `@` and a whole name, in any case. The longest name wins, so that "@Ana Lima" is not Ana. An `@`
 * inside a word, as in an email address, is no mention.
 */
export function splitMentions(text: string, people: readonly Mentionable[]): readonly MentionPiece[] {
  const named = people.filter(({ name }) => name !== "");
  const pieces: MentionPiece[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at < from || (at > 0 && wordLike.test(text.charAt(at - 1)))) continue;
    const found = longest(named.filter(({ name }) => isNamedAt(text, at + 1, name)));
    const [first] = found;
    if (!first) continue;
    const end = at + 1 + first.name.length;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: text.slice(at, end), people: found });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function isNamedAt(text: string, at: number, name: string): boolean {
  const end = at + name.length;
  return (
    text.slice(at, end).toLowerCase() === name.toLowerCase() &&
    (end === text.length || !wordLike.test(text.charAt(end)))
  );
}

function longest(people: readonly Mentionable[]): readonly Mentionable[] {
  const length = Math.max(0, ...people.map(({ name }) => name.length));
  return people.filter(({ name }) => name.length === length);
}
