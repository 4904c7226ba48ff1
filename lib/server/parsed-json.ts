import "server-only";

/** What a text says as JSON; undefined where it is none: somebody may have altered it. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
