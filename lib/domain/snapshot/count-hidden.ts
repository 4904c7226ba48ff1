import type { Show } from "../contract/shares";
import { pickDocument } from "./redact";
import { pickFacts, type ShareableSnapshot } from "./shared-copy";

export type HiddenCounts = { readonly [Switch in keyof Show]?: number };

/** By switch that is off: in how many texts of a copy it hides something. */
export function countHidden(snapshot: ShareableSnapshot, show: Show): HiddenCounts {
  const shown = textsIn(snapshot, show);
  const off = (["owners", "notes", "evidence", "hosts", "rights"] as const).filter((key) => !show[key]);
  return Object.fromEntries(
    off.map((key) => {
      const more = textsIn(snapshot, { ...show, [key]: true });
      return [key, [...more].filter(([place, text]) => shown.get(place) !== text).length];
    }),
  );
}

/** Each text with its place; a claim of which nothing is shown is left out, so those are found by what they are of. A piece of evidence is one text. */
function textsIn(snapshot: ShareableSnapshot, show: Show): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (place: string, value: unknown): void => {
    if (typeof value === "string" || typeof value === "boolean") texts.set(place, String(value));
    else if (place.endsWith("/evidence") && Array.isArray(value))
      for (const [index, piece] of value.entries()) texts.set(`${place}/${index}`, JSON.stringify(piece));
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) add(`${place}/${key}`, one);
  };
  const { claims, ...drawn } = pickDocument(snapshot.document, show);
  add("", pickFacts(snapshot, show));
  add("", drawn);
  for (const { node, control, ...claim } of claims) add(`${node} ${control}`, claim);
  return texts;
}
