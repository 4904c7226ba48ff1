import { showTurns } from "../pipeline/texts";

// XML 1.0 has no way to write these, not even escaped.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text for XML: well-formed, with marks for direction characters, and U+FFFD for characters that XML forbids. */
export function xmlText(text: string): string {
  return showTurns(text).toWellFormed().replaceAll(unwritable, "\ufffd");
}

const escapes: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Written as they are, readers turn them into blanks.
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** A text as an attribute's value, quotes included. */
export function xmlAttribute(text: string): string {
  return `"${xmlText(text).replaceAll(/[&<>"\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}
