import "server-only";
import { oncePerProcess } from "../process";

export const counters = {
  commits: "Pushes that were committed.",
  operations: "Operations that were committed.",
  snapshots: "Snapshots that were taken.",
} as const;
export type Counter = keyof typeof counters;

function counts(): Map<Counter, number> {
  return oncePerProcess("counters", () => new Map<Counter, number>());
}

export function count(counter: Counter, by = 1): void {
  counts().set(counter, countOf(counter) + by);
}

export function countOf(counter: Counter): number {
  return counts().get(counter) ?? 0;
}
