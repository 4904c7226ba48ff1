import "server-only";

/** JSON for the log of a job: the same values, without texts that a CI system would take for a command. */
export function printableJson(json: string): string {
  // Outside of its texts, JSON has no two of these in a row, and no invisible characters.
  return json.replaceAll(/##+|::+|\p{Cf}/gu, (found) =>
    Array.from({ length: found.length }, (_, index) => escaped(found.charCodeAt(index))).join(""),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
