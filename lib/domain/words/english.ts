import type { Stage } from "../pipeline/document";

/** The form for the number: "claim" for 1, "claims" for any other. @param many if it is not `one` with an s */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}

/** "1 claim", "2 claims". */
export function counted(count: number, one: string, many?: string): string {
  return `${count} ${plural(count, one, many)}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "24 Nov 2026" from `2026-11-24` or a longer ISO 8601 text: the same on every server and in every browser. */
export function formatDay(iso: string): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

export const stageNames: { readonly [S in Stage]: string } = {
  build: "Build",
  distribute: "Distribute",
  run: "Run",
};
