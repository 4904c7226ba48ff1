import { compareText } from "../pipeline/pipeline";

// Identifying fields first, positions last: these change most and mean least.
const first = ["id", "node", "control"];
const last = "position";

/** A record with its keys in one order, those of the records in it too; lists keep theirs, for it may mean something. */
export function sortedRecord(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedRecord);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
      .map(([key, field]) => [key, sortedRecord(field)]),
  );
}

function rank(key: string): number {
  if (key === last) return first.length + 1;
  const index = first.indexOf(key);
  return index === -1 ? first.length : index;
}
