import type { OperationBody } from "@/lib/domain/pipeline/operations";

const mostShown = 200;
const typedFields: ReadonlySet<string> = new Set([
  "name",
  "description",
  "note",
  "reason",
  "owner",
  "version",
  "url",
  "ticket",
]);

/** A text that could not be saved, for a notice to copy it from. */
export function quoteTyped(text: string): string {
  const characters = [...text];
  return characters.length > mostShown
    ? `It began with: “${characters.slice(0, mostShown).join("")}”`
    : `Your text: “${text}”`;
}

/** Why an edit is refused, with its typed text, which would be lost without it. */
export function refusalText(reason: string, bodies: readonly OperationBody[]): string {
  const [body, ...more] = bodies;
  if (!body || more.length > 0 || !("set" in body)) return reason;
  const [text, ...others] = Object.entries(body.set ?? {}).flatMap(([field, value]) =>
    typedFields.has(field) && typeof value === "string" ? [value] : [],
  );
  return text === undefined || others.length > 0 || text.trim() === ""
    ? reason
    : `${reason} ${quoteTyped(text)}`;
}
