import * as z from "zod";
import { limits } from "./limits";

/** Text that people type; control characters other than tab and line feed are refused, so that logs and exports stay one line a record. */
export const textSchema = (max: number) =>
  z
    .string()
    .max(max, `must have at most ${max} characters`)
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused here
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, "must not contain control characters")
    .refine((text) => text.isWellFormed(), "must be well-formed Unicode");

/** One line: what stands on a card, in a list, in a sentence. */
export const nameSchema = textSchema(limits.name)
  .regex(/^[^\n\t]*$/, "must be one line")
  .refine((name) => name.trim() !== "", "must not be empty");
export const noteSchema = textSchema(limits.note);

/** A link that a browser may follow: http, https or mailto, nothing that runs. */
export const linkSchema = textSchema(limits.url).regex(/^(https?:\/\/|mailto:)[^\s]+$/i, "must be an http, https or mailto link");

/** A UTC day, `YYYY-MM-DD`, that exists in the calendar. */
export const daySchema = z.iso.date("must be a day as YYYY-MM-DD");

export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hexadecimal digits");
