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

/** A text that could not be saved, for a notice from which it can be copied. */
export function quoteTyped(text: string): string {
  const characters = [...text];
  return characters.length > mostShown
    ? `The text began: “${characters.slice(0, mostShown).join("")}”`
    : `The text was: “${text}”`;
}

/** Why an edit is refused; where it was a text that somebody typed, with the text, which would be gone otherwise. */
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
