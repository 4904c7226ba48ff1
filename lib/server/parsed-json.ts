import "server-only";

/** The JSON value of a text; undefined if it is invalid, because the row may have been altered. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
