/** How deep quotes, braces and substitutions are followed into each other; what is deeper counts as not closed. */
const deepest = 64;

/**
 * The index after the piece of a word that begins at `start`: a quoted text, a substitution, an escaped character, a template's
 * braces, or one character. -1 if it is never closed. Each call costs the length of the piece, so that a text costs its length.
 */
export function skipPiece(text: string, start: number, depth = 0): number {
  if (depth > deepest) return -1;
  const character = text.charAt(start);
  if (character === "\\") return Math.min(start + 2, text.length);
  if (character === "'") return after(text, "'", start + 1);
  if (character === "`") return after(text, "`", start + 1);
  if (character === '"') return skipUntil(text, start + 1, '"', depth);
  if (character === "{" && text.charAt(start + 1) === "{") return after(text, "}}", start + 2);
  if (character !== "$") return start + 1;
  const next = text.charAt(start + 1);
  if (next === "'") return after(text, "'", start + 2);
  if (next === "(") return skipUntil(text, start + 2, ")", depth);
  if (next !== "{") return start + 1;
  if (text.charAt(start + 2) === "{") return after(text, "}}", start + 3);
  return skipUntil(text, start + 2, "}", depth);
}

/** The index after the bracket that closes the one before `start`; -1 if none does. */
export function skipParentheses(text: string, start: number): number {
  return skipUntil(text, start, ")", 0);
}

/** The index after the bracket or quote that closes what is open at `start`; others within it are closed first. */
function skipUntil(text: string, start: number, close: string, depth: number): number {
  const open = close === ")" ? "(" : "";
  for (let index = start; index < text.length;) {
    const character = text.charAt(index);
    if (character === close) return index + 1;
    // Between double quotes and in `${X:-it's}` an apostrophe is one.
    const isPlain =
      (character === "'" && close !== ")") || (character === "{" && close === '"') || character === "";
    if (character === open) index = skipUntilNested(text, index, depth);
    else index = isPlain ? index + 1 : skipPiece(text, index, depth + 1);
    if (index === -1) return -1;
  }
  return -1;
}

function skipUntilNested(text: string, start: number, depth: number): number {
  return depth > deepest ? -1 : skipUntil(text, start + 1, ")", depth + 1);
}

function after(text: string, close: string, from: number): number {
  const end = text.indexOf(close, from);
  return end === -1 ? -1 : end + close.length;
}
