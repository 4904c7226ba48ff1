import * as z from "zod/mini";
import "../zod-in-english";
import { limits } from "./limits";

// Nobody types these, and nobody sees them: they come along with copied text, or make a name read backwards. A document
// of an earlier version may hold them, so they are left out rather than refused. What Arabic, Hebrew, Persian, Indic
// scripts and emoji are written with stays: the marks U+200E, U+200F and U+061C, and both joiners.
const turnsDirection = /[\u202a-\u202e\u2066-\u2069]/g;
const endsLine = /[\u0085\u2028\u2029]/g;
const secondControls = /[\u0080-\u009f]/g;

/**
 * Text that people type. Left out of it: marks that turn the direction of what follows (U+202A to U+202E, U+2066 to
 * U+2069) and the control characters U+0080 to U+009F; line ends other than a line feed become blanks. The control
 * characters below U+0020, but for tab and line feed, are refused, so that logs and exports stay one line a record.
 * @param max of characters as a browser counts them (UTF-16).
 */
export const textSchema = (max: number) =>
  z.string().check(
    z.overwrite((text) =>
      text.replaceAll(turnsDirection, "").replaceAll(endsLine, " ").replaceAll(secondControls, ""),
    ),
    z.maxLength(max, `must have at most ${max} characters`),
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused here
    z.regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, "must not contain control characters"),
    z.refine((text) => text.isWellFormed(), "must be well-formed Unicode"),
  );

// Not only blanks: zero-width characters, fillers (U+115F, U+3164) and the empty Braille cell make a name that nobody sees.
const visible = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** One line: what stands on a card, in a list, in a sentence. */
export const nameSchema = textSchema(limits.name).check(
  z.regex(/^[^\n\t]*$/, "must be one line"),
  z.refine((name) => name.trim() !== "", "must not be empty"),
  z.refine((name) => name.trim() === "" || visible.test(name), "must have a character that can be seen"),
);
export const shortTextSchema = textSchema(limits.name);
export const noteSchema = textSchema(limits.note);

/** A link that a browser may follow: http, https or mailto, nothing that runs. */
export const linkSchema = textSchema(limits.url).check(
  z.regex(/^(https?:\/\/|mailto:)[^\s]+$/i, "must be an http, https or mailto link"),
);

/** What names a parent image: `docker.io/library/ubuntu:24.04`. */
export const parentRefSchema = textSchema(limits.url).check(z.minLength(1));

/** A UTC day, `YYYY-MM-DD`, that exists in the calendar. */
export const daySchema = z.iso.date("must be a day as YYYY-MM-DD");

export const digestSchema = z
  .string()
  .check(z.regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hexadecimal digits"));
