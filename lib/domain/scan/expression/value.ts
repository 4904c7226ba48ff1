/** The value of an expression in a pipeline file. An unknown one keeps its text. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Open
  | readonly Value[]
  | ReadonlyMap<string, Value>;

/** Something that only a run knows: `github.sha`. */
export class Unknown {
  constructor(
    readonly written: string,
    /** A value that may be left out, so that `x || 'y'` falls back on `y`. */
    readonly optional = false,
  ) {}
}

/** Names of which a file tells some: another one is unknown, and not absent. */
export class Open {
  constructor(
    readonly known: ReadonlyMap<string, Value> = new Map(),
    readonly optional = false,
  ) {}
}

/** As it is written into a text: a list and a map have no such form, and what is unknown is written as `wrap` says. */
export function textOf(value: Value, wrap: (written: string) => string): string | undefined {
  if (value === null) return "";
  if (value instanceof Unknown) return wrap(value.written);
  return typeof value === "object" ? undefined : String(value);
}

/** Undefined if unknown, also for a text with a placeholder in it that may come to nothing. */
export function truthOf(value: Value): boolean | undefined {
  if (value instanceof Unknown) return undefined;
  if (typeof value === "string" && isPartial(value)) return undefined;
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return typeof value === "object" && value !== null ? true : Boolean(value);
}

/** A text in which something is left to be filled in. */
export function isPartial(text: string): boolean {
  return text.includes("${{") || text.includes("$(") || text.includes("$[");
}

/** Whether two values are the same as both GitHub and Azure compare them: texts without their case. Undefined if unknown. */
export function areEqual(a: Value, b: Value): boolean | undefined {
  if (isOpaque(a) || isOpaque(b)) return undefined;
  if (typeof a === "string" && typeof b === "string") return a.toLowerCase() === b.toLowerCase();
  return a === b || (typeof a === typeof b ? false : numberOf(a) === numberOf(b));
}

function isOpaque(value: Value): boolean {
  return (typeof value === "object" && value !== null) || (typeof value === "string" && isPartial(value));
}

/** Numbers as in these languages: an empty value is 0, a text without a number is NaN. */
function numberOf(value: Value): number {
  if (typeof value === "string") return value === "" ? 0 : Number(value);
  return typeof value === "object" ? 0 : Number(value);
}
