import "server-only";

/** JSON for the log of a job: the same values, and in no text of it what a CI system takes for a command of its own. */
export function printableJson(json: string): string {
  // Outside of its texts JSON has no two of these in a row, and nothing that is shown as nothing.
  return json.replaceAll(/##+|::+|\p{Cf}/gu, (found) =>
    Array.from({ length: found.length }, (_, index) => escaped(found.charCodeAt(index))).join(""),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
