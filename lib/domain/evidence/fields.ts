import { showTurns } from "../pipeline/texts";

/** In characters: no name of a tool, an image or a file is longer. */
const longest = 500;

/** A field of an object from outside; undefined if it is no object, or only inherits that name. */
export function fieldAt(value: unknown, ...way: readonly string[]): unknown {
  let here = value;
  for (const name of way) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, name)) return undefined;
    // An object that is neither array nor null; its values are unknown.
    here = (here as Readonly<Record<string, unknown>>)[name];
  }
  return here;
}

/** A text on one line without control characters; undefined if there is none. */
export function textAt(value: unknown, ...way: readonly string[]): string | undefined {
  const found = fieldAt(value, ...way);
  if (typeof found !== "string") return undefined;
  // What is far beyond the limit is not looked through.
  const line = showTurns(found.slice(0, longest * 4))
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, longest)
    .toWellFormed();
  return line === "" ? undefined : line;
}

export function numberAt(value: unknown, ...way: readonly string[]): number | undefined {
  const found = fieldAt(value, ...way);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

export function listAt(value: unknown, ...way: readonly string[]): readonly unknown[] {
  const found: unknown = fieldAt(value, ...way);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** The texts of a list. */
export function textsAt(value: unknown, ...way: readonly string[]): readonly string[] {
  return listAt(value, ...way).flatMap((one) => textAt({ one }, "one") ?? []);
}
