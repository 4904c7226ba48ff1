import type { Place } from "../source";
import {
  boolValue,
  isKnown,
  itemsOf,
  listValue,
  textOf,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";
import { matchSafely, replaceSafely } from "./safe-pattern";

/** A standard function; undefined if what it gives depends on what is not known. */
export type Standard = (args: readonly Value[], at: Place) => Value | undefined;

/** Changes what a text says, and leaves the names of what is left as written in it. */
function onWords(change: (text: string) => string): Standard {
  return ([value], at) => {
    if (value?.kind !== "text" || value.encoded) return value?.kind === "number" ? value : undefined;
    const parts = value.isWhole ? [value.text] : value.text.split(/(\$\{[^}]*\})/);
    return textValue(
      parts.map((part, index) => (index % 2 === 0 ? change(part) : part)).join(""),
      at,
      value.isWhole,
    );
  };
}

/** Works on texts, even if a part is left as written. */
function onText(change: (text: string) => string): Standard {
  return ([value], at) => {
    if (value?.kind !== "text" || value.encoded) return value?.kind === "number" ? value : undefined;
    return textValue(change(value.text), at, value.isWhole);
  };
}

function onTexts(make: (...texts: readonly string[]) => Value | undefined): Standard {
  return (args) => {
    const texts = args.map((arg) => (isKnown(arg) ? textOf(arg) : undefined));
    return texts.includes(undefined) ? undefined : make(...texts.map((text) => text ?? ""));
  };
}

function joinTexts(parts: readonly Value[], between: string, at: Place): Value | undefined {
  const texts = parts.map(textOf);
  if (texts.includes(undefined)) return undefined;
  return textValue(texts.join(between), at, parts.every(isKnown));
}

function format([pattern, ...rest]: readonly Value[], at: Place): Value | undefined {
  if (pattern?.kind !== "text") return undefined;
  let next = 0;
  let isWhole = pattern.isWhole;
  const text = pattern.text.replaceAll(/%(?:%|[-+#0]?\d*(?:\.\d+)?[sdvqftb])/g, (verb) => {
    if (verb === "%%") return "%";
    const value = rest[next++];
    const written = value && textOf(value);
    if (value === undefined || written === undefined || !isKnown(value)) isWhole = false;
    const width = /^%0(\d+)d$/.exec(verb)?.[1];
    const shown = written ?? verb;
    if (width !== undefined) return shown.padStart(Math.min(Number(width), 64), "0");
    return verb.endsWith("q") ? `"${shown}"` : shown;
  });
  return textValue(text, at, isWhole);
}

const compared =
  (test: (a: string, b: string) => boolean): Standard =>
  (args, at) =>
    onTexts((a = "", b = "") => boolValue(test(a, b), at))(args, at);

/** Functions that make texts, or ask of them. */
export const textFunctions: Readonly<Record<string, Standard>> = {
  basename: onText((text) => text.slice(text.lastIndexOf("/") + 1)),
  chomp: onText((text) => text.replace(/[\r\n]{1,1000}$/, "")),
  dirname: onText((text) => text.slice(0, Math.max(0, text.lastIndexOf("/")))),
  endswith: compared((text, end) => text.endsWith(end)),
  equal: compared((a, b) => a === b),
  format,
  formatlist: ([pattern, list], at) =>
    pattern && list?.kind === "list"
      ? listValue(
          list.items.map((item) => format([pattern, item], at) ?? unknownValue("formatlist", at)),
          at,
        )
      : undefined,
  indent: ([, text]) => text,
  join: ([between, ...lists], at) => {
    const text = between && isKnown(between) ? textOf(between) : undefined;
    if (text === undefined || lists.some(({ kind }) => kind === "unknown")) return undefined;
    return joinTexts(lists.flatMap(itemsOf), text, at);
  },
  lower: onWords((text) => text.toLowerCase()),
  notequal: compared((a, b) => a !== b),
  regex_replace: (args, at) =>
    onTexts((text = "", pattern = "", by = "") => {
      const made = replaceSafely(text, pattern, by);
      return made === undefined ? undefined : textValue(made, at);
    })(args, at),
  regex: (args, at) =>
    onTexts((pattern = "", text = "") => {
      const found = matchSafely(text, pattern);
      if (!found) return undefined;
      const groups = found.slice(1);
      return groups.length === 0
        ? textValue(found[0] ?? "", at)
        : listValue(
            groups.map((group) => textValue(group ?? "", at)),
            at,
          );
    })(args, at),
  replace: ([text, from, to], at) => {
    const [searched, by] = [from && textOf(from), to && textOf(to)];
    if (!searched || by === undefined) return undefined;
    if (searched.length > 2 && searched.startsWith("/") && searched.endsWith("/")) {
      const isWhole = text?.kind === "text" && text.isWhole;
      const made = isWhole ? replaceSafely(text.text, searched.slice(1, -1), by) : undefined;
      return made === undefined ? undefined : textValue(made, at);
    }
    return onWords((part) => part.replaceAll(searched, () => by))(text ? [text] : [], at);
  },
  split: ([between, text], at) => {
    const by = between && textOf(between);
    if (by === undefined || by === "" || text?.kind !== "text") return undefined;
    // A part left as written may contain more separators.
    if (!text.isWhole && /[:/,.-]/.test(by) && text.text.includes("${")) {
      const inner = text.text.replaceAll(/\$\{[^}]*\}/g, "");
      if (inner.split(by).length !== text.text.split(by).length) return undefined;
    }
    return listValue(
      text.text.split(by).map((part) => textValue(part, text.at, text.isWhole || !part.includes("${"))),
      at,
    );
  },
  startswith: compared((text, start) => text.startsWith(start)),
  strcontains: compared((text, part) => text.includes(part)),
  substr: ([text, from, count], at) => {
    if (text?.kind !== "text" || !text.isWhole || from?.kind !== "number" || count?.kind !== "number")
      return undefined;
    const start = from.number < 0 ? Math.max(0, text.text.length + from.number) : from.number;
    return textValue(
      count.number < 0 ? text.text.slice(start) : text.text.slice(start, start + count.number),
      at,
    );
  },
  title: onWords((text) => text.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase())),
  trim: ([text, chars], at) => {
    const set = new Set(chars && textOf(chars));
    if (text?.kind !== "text") return undefined;
    let [start, end] = [0, text.text.length];
    while (start < end && set.has(text.text[start] ?? "")) start++;
    while (end > start && set.has(text.text[end - 1] ?? "")) end--;
    return textValue(text.text.slice(start, end), at, text.isWhole);
  },
  trimprefix: ([text, prefix], at) => {
    const start = prefix && textOf(prefix);
    if (text?.kind !== "text" || start === undefined) return undefined;
    return textValue(
      text.text.startsWith(start) ? text.text.slice(start.length) : text.text,
      at,
      text.isWhole,
    );
  },
  trimspace: onText((text) => text.trim()),
  trimsuffix: ([text, suffix], at) => {
    const end = suffix && textOf(suffix);
    if (text?.kind !== "text" || !end) return undefined;
    return textValue(text.text.endsWith(end) ? text.text.slice(0, -end.length) : text.text, at, text.isWhole);
  },
  upper: onWords((text) => text.toUpperCase()),
};
