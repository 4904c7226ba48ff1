import type { Show } from "../contract/snapshots";
import { type ShareableSnapshot, type SharedCopy, sharedCopyOf } from "./shared-copy";

export type HiddenCounts = { readonly [Switch in keyof Show]?: number };

/**
 * In how many texts of a copy something is hidden, for each switch that is off: those that would be there, or be written
 * otherwise, were it on. As much work as five copies.
 */
export function countHidden(snapshot: ShareableSnapshot, show: Show): HiddenCounts {
  const shown = textsIn(sharedCopyOf(snapshot, show));
  const off = (["owners", "notes", "evidence", "hosts"] as const).filter((key) => !show[key]);
  return Object.fromEntries(
    off.map((key) => {
      const more = textsIn(sharedCopyOf(snapshot, { ...show, [key]: true }));
      return [key, [...more].filter(([place, text]) => shown.get(place) !== text).length];
    }),
  );
}

/** Each text with its place. A claim is found by what it is of, since it is left out where nothing of it is shown; a piece of evidence is one text. */
function textsIn({ title, note, takenBy, document }: SharedCopy): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (place: string, value: unknown): void => {
    if (typeof value === "string") texts.set(place, value);
    else if (place.endsWith("/evidence") && Array.isArray(value))
      for (const [index, piece] of value.entries()) texts.set(`${place}/${index}`, JSON.stringify(piece));
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) add(`${place}/${key}`, one);
  };
  const claims = Object.fromEntries(
    document.claims.map(({ node, control, ...claim }) => [`${node} ${control}`, claim]),
  );
  add("", { title, note, takenBy, document: { ...document, claims } });
  return texts;
}
