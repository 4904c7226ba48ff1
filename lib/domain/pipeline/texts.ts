import { limits } from "./limits";

/** What a text that people type must be once it is cleaned: of at most so many characters (UTF-16, as a browser counts), and then, in order, each of the rest. */
export interface TextRules {
  readonly max: number;
  readonly musts: readonly Must[];
}

/** The message if it does not hold. */
export type Must = readonly [holds: RegExp | ((text: string) => boolean), words: string];

// They come along with copied text, or make a name read backwards. What Arabic, Hebrew, Persian, Indic scripts and emoji are
// written with is none of them: the marks U+200E, U+200F and U+061C, and both joiners.
const turnsDirection = /[\u202a-\u202e\u2066-\u2069]/g;
const endsLine = /[\u0085\u2028\u2029]/g;
const secondControls = /[\u0080-\u009f]/g;

/** Shows each control that turns the direction of what follows (U+202A to U+202E, U+2066 to U+2069) as its number: `[U+202E]`. */
export function showTurns(text: string): string {
  return text.replaceAll(
    turnsDirection,
    (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase()}]`,
  );
}

/** The fields that name a person, a team, a pipeline, a node or a file, in every request and operation. */
const nameFields: ReadonlySet<string> = new Set(["name", "owner", "by", "workspace", "into"]);

/** @returns the fault of a name that has a character to change the text direction */
export function turnFault(text: unknown, field: string): string | undefined {
  return nameFields.has(field) && typeof text === "string" && text.search(turnsDirection) >= 0
    ? "must not contain characters that change the text direction (U+202A to U+202E, U+2066 to U+2069)"
    : undefined;
}

/**
 * Shows what turns direction as marks, or, if there is no room for them, as U+FFFD; leaves out the control characters U+0080 to
 * U+009F; line ends other than a line feed become blanks.
 * @param max as many characters as there is room for
 */
export function cleanText(text: string, max = Infinity): string {
  const rest = text.replaceAll(endsLine, " ").replaceAll(secondControls, "");
  const shown = showTurns(rest);
  return shown.length > max ? rest.replaceAll(turnsDirection, "\ufffd") : shown;
}

/** The control characters below U+0020, but for tab and line feed, are refused, so that logs and exports stay one line a record. */
export function textOf(max: number, ...musts: readonly Must[]): TextRules {
  return {
    max,
    musts: [
      // oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused here
      [/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, "must not contain control characters"],
      [(text) => text.isWellFormed(), "must be well-formed Unicode"],
      ...musts,
    ],
  };
}

// Has a visible character: zero-width characters, fillers (U+115F, U+3164) and the empty Braille cell have none.
const visible = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether there is nothing in a text that can be seen. */
export function isBlank(text: string | undefined): boolean {
  return !visible.test(text ?? "");
}

/** One line: what stands on a card, in a list, in a sentence. */
export const nameRules = textOf(
  limits.name,
  [/^[^\n\t]*$/, "must be one line"],
  [(name) => name.trim() !== "", "must not be empty"],
  [(name) => name.trim() === "" || visible.test(name), "must have a visible character"],
);
export const shortTextRules = textOf(limits.name);
export const noteRules = textOf(limits.note);

/** A link that a browser may follow: http, https or mailto, nothing that runs. */
export const linkRules = textOf(limits.url, [
  /^(https?:\/\/|mailto:)[^\s]+$/i,
  "must be an http, https or mailto link",
]);

export const tooLong = (max: number) => `must have at most ${max} characters`;

/** @returns the words for the first rule that a cleaned text breaks */
export function textFault(text: string, { max, musts }: TextRules): string | undefined {
  if (text.length > max) return tooLong(max);
  return musts.find(([holds]) => !(holds instanceof RegExp ? holds.test(text) : holds(text)))?.[1];
}
