import type { HelmFunction } from "./helm-function";
import { toYaml } from "./to-yaml";
import {
  isOpen,
  lastPlace,
  linesOf,
  nil,
  numberValue,
  placesOf,
  printed,
  type Scalar,
  textValue,
  unknown,
  type Value,
  writtenOf,
} from "./value";

/** A changed text with the places of the original: line by line if the number of lines is the same, else the last one. */
function withPlaces(text: string, before: Value): Scalar {
  const places = placesOf(before);
  const { length } = linesOf(text);
  if (places.length === length) return textValue(text, places);
  const last = lastPlace(before);
  return textValue(
    text,
    Array.from({ length }, () => last),
  );
}

/** A function of its last argument's text. What has no value stays what it is. */
function onText(change: (text: string, args: readonly Value[]) => string): HelmFunction {
  return (args) => {
    const subject = args.at(-1) ?? nil;
    if (isOpen(subject) && subject.kind !== "scalar") return subject;
    return withPlaces(change(printed(subject), args), subject);
  };
}

/** The same for those that would cut an unknown part in two. */
function onKnownText(change: (text: string, args: readonly Value[]) => string): HelmFunction {
  const known = onText(change);
  return (args, call) => {
    const subject = args.at(-1) ?? nil;
    return isOpen(subject) ? subject : known(args, call);
  };
}

function words(value: Value | undefined): string {
  return value ? printed(value) : "";
}

function count(value: Value | undefined): number {
  return value?.kind === "scalar" ? Math.trunc(Number(value.value)) || 0 : 0;
}

const mostBlanks = 200;
const mostParts = 1_000;
const mostText = 1_000_000;

function indented(text: string, args: readonly Value[]): string {
  const blanks = " ".repeat(Math.min(mostBlanks, Math.max(0, count(args[0]))));
  return linesOf(text)
    .map((line) => blanks + line)
    .join("\n");
}

const nindent: HelmFunction = (args) => {
  const subject = args.at(-1) ?? nil;
  const text = `\n${indented(printed(subject), args)}`;
  return textValue(text, [undefined, ...placesOf(subject)]);
};

/** Blanks at its ends taken away with the places of the lines that go. */
const trim: HelmFunction = (args) => {
  const subject = args.at(-1) ?? nil;
  if (subject.kind !== "scalar") return subject;
  const start = subject.text.length - subject.text.trimStart().length;
  const dropped = linesOf(subject.text.slice(0, start)).length - 1;
  return textValue(subject.text.trim(), placesOf(subject).slice(dropped));
};

const quote =
  (sign: '"' | "'"): HelmFunction =>
  (args) => {
    const texts = args
      .filter((arg) => arg.kind !== "nil" || arg.written !== undefined)
      .map((arg) =>
        sign === '"' ? JSON.stringify(printed(arg)) : `'${printed(arg).replaceAll("'", "''")}'`,
      );
    const last = args.at(-1);
    return textValue(texts.join(" "), [last && lastPlace(last)]);
  };

const printf: HelmFunction = (args) => {
  const [format, ...rest] = args;
  let next = 0;
  const text = words(format).replaceAll(
    /%[-+# 0]{0,3}\d{0,3}(?:\.\d{1,3})?([a-zA-Z%])/g,
    (_, verb: string) => {
      if (verb === "%") return "%";
      const value = rest[next++];
      return verb === "q" ? JSON.stringify(words(value)) : words(value);
    },
  );
  const place = rest.map(lastPlace).findLast((found) => found !== undefined) ?? (format && lastPlace(format));
  return textValue(text, [place]);
};

const joined =
  (between: string): HelmFunction =>
  (args) =>
    textValue(args.map(printed).join(between), [
      args.map(lastPlace).findLast((found) => found !== undefined),
    ]);

const trunc = onKnownText((text, args) => {
  const length = count(args[0]);
  return length < 0 ? text.slice(length) : text.slice(0, length);
});

function contains(is: (text: string, part: string) => boolean): HelmFunction {
  return (args, { written }) => {
    const part = args[0] ?? nil;
    const text = args[1] ?? nil;
    const found = is(printed(text), printed(part));
    if (!found && (isOpen(part) || isOpen(text))) return unknown(written);
    return { kind: "scalar", value: found, text: String(found) };
  };
}

const toJson: HelmFunction = (args) => {
  const subject = args[0] ?? nil;
  if (writtenOf(subject) !== undefined) return subject;
  return textValue(JSON.stringify(plainOf(subject, 0)), [lastPlace(subject)]);
};

function plainOf(value: Value, depth: number): unknown {
  if (depth > 40 || value.kind === "nil") return null;
  if (value.kind === "unknown") return printed(value);
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map((item) => plainOf(item, depth + 1));
  return Object.fromEntries([...value.entries].map(([name, inner]) => [name, plainOf(inner, depth + 1)]));
}

/** Functions of texts, as Sprig has them. */
export const textFunctions: Readonly<Record<string, HelmFunction>> = {
  quote: quote('"'),
  squote: quote("'"),
  print: joined(""),
  println: (args, call) => joined(" ")([...args, textValue("\n")], call),
  cat: joined(" "),
  printf,
  indent: onText(indented),
  nindent,
  trim,
  toYaml: (args) => (writtenOf(args[0] ?? nil) === undefined ? toYaml(args[0] ?? nil) : (args[0] ?? nil)),
  toJson,
  toPrettyJson: toJson,
  toRawJson: toJson,
  toString: onText((text) => text),
  toStrings: (args) => args[0] ?? nil,
  upper: onText((text) => text.toUpperCase()),
  lower: onText((text) => text.toLowerCase()),
  title: onText((text) => text.replaceAll(/(?:^|\s)\S/g, (start) => start.toUpperCase())),
  untitle: onText((text) => text.slice(0, 1).toLowerCase() + text.slice(1)),
  nospace: onText((text) => text.replaceAll(/\s/g, "")),
  trunc,
  abbrev: trunc,
  substr: onKnownText((text, args) =>
    text.slice(Math.max(0, count(args[0])), count(args[1]) < 0 ? undefined : count(args[1])),
  ),
  trimSuffix: onText((text, args) => {
    const end = words(args[0]);
    return end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;
  }),
  trimPrefix: onText((text, args) => {
    const start = words(args[0]);
    return text.startsWith(start) ? text.slice(start.length) : text;
  }),
  trimAll: onText((text, args) => {
    const signs = words(args[0]);
    let from = 0;
    let to = text.length;
    while (from < to && signs.includes(text[from] ?? "")) from++;
    while (to > from && signs.includes(text[to - 1] ?? "")) to--;
    return text.slice(from, to);
  }),
  replace: onText((text, args) => {
    const [from, to] = [words(args[0]), words(args[1])];
    return from === "" || text.length * to.length > mostText ? text : text.replaceAll(from, () => to);
  }),
  repeat: onText((text, args) => {
    const times = Math.max(0, count(args[0]));
    return text.length * times > mostText ? text : text.repeat(times);
  }),
  contains: contains((text, part) => text.includes(part)),
  hasPrefix: contains((text, part) => text.startsWith(part)),
  hasSuffix: contains((text, part) => text.endsWith(part)),
  // Base64 hides nothing, and what reads it wants to know whether something is there.
  b64enc: (args) => args[0] ?? nil,
  kebabcase: onKnownText((text) =>
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
      .replaceAll(/[\s_]/g, "-")
      .toLowerCase(),
  ),
  snakecase: onKnownText((text) =>
    text
      .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replaceAll(/[\s-]/g, "_")
      .toLowerCase(),
  ),
  join: (args, call) => {
    const list = args[1] ?? nil;
    if (list.kind !== "list") return list.kind === "scalar" ? list : unknown(call.written);
    return textValue(list.items.map(printed).join(words(args[0])), [list.items.map(lastPlace).at(-1)]);
  },
  splitList: (args) => {
    const subject = args[1] ?? nil;
    if (isOpen(subject)) return subject;
    return {
      kind: "list",
      items: printed(subject)
        .split(words(args[0]))
        .slice(0, mostParts)
        .map((part) => textValue(part)),
    };
  },
  int: (args) => (isOpen(args[0] ?? nil) ? (args[0] ?? nil) : numberValue(count(args[0]))),
};
