import type { Escape } from "./words-of";

/** What names stand for at one place of the file. */
export interface Scope {
  readonly get: (name: string) => string | undefined;
}

export interface Substituted {
  /** What cannot be known stays as it is written: `alpine:${TAG}`. */
  readonly text: string;
  readonly unresolved: readonly string[];
}

/** Values that double at each line would fill the memory: longer ones count as not known. */
const longestValue = 4096;
const deepest = 10;

/** Quotes removed and variables filled in, as the builder does for one word. */
export function substitute(word: string, scope: Scope, escape: Escape, depth = 0): Substituted {
  const parts: string[] = [];
  const unresolved: string[] = [];
  let length = 0;
  let quote: string | undefined;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  for (let index = 0; index < word.length && length <= longestValue; index++) {
    const character = word.charAt(index);
    if (quote !== "'" && character === escape && index + 1 < word.length) add(word.charAt(++index));
    else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === '"' || character === "'")) quote = character;
    else if (character === "$" && quote !== "'") {
      const variable = variableAt(word, index);
      const value = variable && valueOf(variable, scope, escape, depth);
      if (!variable || !value) add(character);
      else {
        add(value.text);
        unresolved.push(...value.unresolved);
        index += variable.written.length - 1;
      }
    } else add(character);
  }
  if (length > longestValue)
    return { text: word.slice(0, 200), unresolved: [...unresolved, "a value that is too long"] };
  return { text: parts.join(""), unresolved };
}

interface Variable {
  readonly written: string;
  readonly name: string;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, or another, which is not supported here. */
  readonly modifier: string;
  readonly word: string;
}

function variableAt(word: string, start: number): Variable | undefined {
  const rest = word.slice(start, start + longestValue);
  const bare = /^\$([A-Za-z_]\w*)/.exec(rest);
  if (bare) return { written: bare[0], name: bare[1] ?? "", modifier: "", word: "" };
  const braced = /^\$\{([A-Za-z_]\w*)(:?[-+?]|[#%/]*)/.exec(rest);
  if (!braced) return undefined;
  const end = closingBrace(rest);
  if (end === -1) return undefined;
  return {
    written: rest.slice(0, end + 1),
    name: braced[1] ?? "",
    modifier: braced[2] ?? "",
    word: rest.slice(braced[0].length, end),
  };
}

function closingBrace(text: string): number {
  let open = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === "{") open++;
    if (character === "}" && --open === 0) return index;
  }
  return -1;
}

function valueOf(
  { written, name, modifier, word }: Variable,
  scope: Scope,
  escape: Escape,
  depth: number,
): Substituted {
  const value = scope.get(name);
  const isMissing = value === undefined || (modifier.startsWith(":") && value === "");
  const known: Substituted = { text: value ?? "", unresolved: [] };
  const unknown: Substituted = { text: written, unresolved: [name] };
  switch (modifier) {
    case "":
    case "?":
    case ":?":
      return value === undefined ? unknown : known;
    case "-":
    case ":-":
      if (!isMissing) return known;
      return depth < deepest ? substitute(word, scope, escape, depth + 1) : unknown;
    case "+":
    case ":+":
      if (isMissing) return { text: "", unresolved: [] };
      return depth < deepest ? substitute(word, scope, escape, depth + 1) : unknown;
    default:
      return unknown;
  }
}
