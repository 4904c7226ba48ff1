export interface MakeScope {
  /** Undefined if no file tells. */
  readonly get: (name: string) => string | undefined;
  /** The output of a command, if known from the files. */
  readonly shell?: (command: string) => string | undefined;
}

const deepest = 12;
const longest = 10_000;

/** Fills in variables and simple functions of make; what has no value stays as it is written. */
export function expandMake(text: string, scope: MakeScope, depth = 0): string {
  if (!text.includes("$") || depth > deepest) return text;
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; index < text.length && length < longest;) {
    const dollar = text.indexOf("$", index);
    const plain = text.slice(index, dollar === -1 ? text.length : dollar);
    parts.push(plain);
    length += plain.length;
    if (dollar === -1) break;
    const next = text.charAt(dollar + 1);
    const isBracket = next === "(" || next === "{";
    const end = isBracket ? closing(text, dollar + 1) : dollar + 1;
    if (next === "$") parts.push("$");
    else if (end === -1) parts.push("$");
    else {
      const written = text.slice(dollar, end + 1);
      const value = valueOf(isBracket ? text.slice(dollar + 2, end) : next, written, scope, depth);
      parts.push(value);
      length += value.length;
    }
    index = next === "$" ? dollar + 2 : end === -1 ? dollar + 1 : end + 1;
  }
  return parts.join("");
}

function closing(text: string, start: number): number {
  const opening = text.charAt(start);
  const close = opening === "(" ? ")" : "}";
  let open = 0;
  for (let index = start; index < text.length && index < start + 2000; index++) {
    if (text.charAt(index) === opening) open++;
    else if (text.charAt(index) === close && --open === 0) return index;
  }
  return -1;
}

function valueOf(inner: string, written: string, scope: MakeScope, depth: number): string {
  if (/^(?:[\w.-]+|[@<*^?+])$/.test(inner)) {
    const value = scope.get(inner);
    if (value === undefined) return written;
    // A variable that names itself would go on for ever.
    const withoutItself: MakeScope = {
      ...scope,
      get: (name) => (name === inner ? undefined : scope.get(name)),
    };
    return expandMake(value, withoutItself, depth + 1);
  }
  const call = /^([a-z]+)\s+([\s\S]*)$/.exec(inner);
  const replaced = /^([\w.-]+):([^=]*)=(.*)$/.exec(inner);
  if (replaced && scope.get(replaced[1] ?? "") === undefined) return written;
  if (!call) return written;
  const [, name = "", rest = ""] = call;
  if (name === "shell") return scope.shell?.(expandMake(rest, scope, depth + 1)) ?? written;
  const parts = argumentsIn(rest);
  if (name === "call") return calledWith(parts, written, scope, depth);
  if (name === "foreach") return forEach(parts, written, scope, depth);
  if (name === "if") return either(parts, written, scope, depth);
  const args = parts.map((arg) => expandMake(arg, scope, depth + 1).trim());
  if (args.some((arg) => arg.includes("$")) && name !== "or" && name !== "strip") return written;
  const [first = "", second = "", third = ""] = args;
  const each = (words: string, change: (word: string) => string) =>
    words.split(/\s+/).filter(Boolean).map(change).join(" ");
  switch (name) {
    case "strip":
      return first;
    case "subst":
      return first === "" ? third : third.replaceAll(first, () => second);
    case "notdir":
      return each(first, (word) => word.slice(word.lastIndexOf("/") + 1));
    case "firstword":
      return first.split(/\s+/)[0] ?? "";
    case "lastword":
      return first.split(/\s+/).at(-1) ?? "";
    case "addprefix":
      return each(second, (word) => `${first}${word}`);
    case "addsuffix":
      return each(second, (word) => `${word}${first}`);
    case "or":
      return args.find((arg) => arg !== "") ?? "";
    default:
      return written;
  }
}

/** A text of `define` with what it is called with. */
function calledWith(
  [called = "", ...args]: readonly string[],
  written: string,
  scope: MakeScope,
  depth: number,
): string {
  const body = scope.get(called.trim());
  if (body === undefined) return written;
  const given = args.map((arg) => expandMake(arg, scope, depth + 1));
  const inside: MakeScope = {
    ...scope,
    get: (name) => (/^[1-9]$/.test(name) ? (given[Number(name) - 1] ?? "") : scope.get(name)),
  };
  return expandMake(body, inside, depth + 1);
}

function forEach(
  [variable = "", list = "", text = ""]: readonly string[],
  written: string,
  scope: MakeScope,
  depth: number,
): string {
  const words = expandMake(list, scope, depth + 1)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 50);
  if (words.some((word) => word.includes("$"))) return written;
  const name = variable.trim();
  return words
    .map((word) => {
      const inside: MakeScope = { ...scope, get: (other) => (other === name ? word : scope.get(other)) };
      return expandMake(text, inside, depth + 1);
    })
    .join(" ");
}

function either(
  [condition = "", yes = "", no = ""]: readonly string[],
  written: string,
  scope: MakeScope,
  depth: number,
): string {
  const value = expandMake(condition, scope, depth + 1).trim();
  if (value.includes("$")) return written;
  return expandMake(value === "" ? no : yes, scope, depth + 1);
}

/** Parts between commas outside of brackets. */
function argumentsIn(text: string): readonly string[] {
  const parts: string[] = [];
  let open = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === "(" || character === "{") open++;
    else if (character === ")" || character === "}") open--;
    else if (character === "," && open === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
