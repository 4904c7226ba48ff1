import * as z from "zod/mini";
import "../zod-in-english";
import { limits } from "./limits";
import {
  cleanText,
  linkRules,
  nameRules,
  noteRules,
  shortTextRules,
  textOf,
  tooLong,
  type TextRules,
} from "./texts";

function schemaOf({ max, musts }: TextRules) {
  return z.string().check(
    z.overwrite((text) => cleanText(text, max)),
    z.maxLength(max, tooLong(max)),
    ...musts.map(([holds, words]) =>
      holds instanceof RegExp ? z.regex(holds, words) : z.refine<string>(holds, words),
    ),
  );
}

/** Text that people type, as lib/domain/pipeline/texts.ts has it. @param max of characters as a browser counts them (UTF-16). */
export const textSchema = (max: number) => schemaOf(textOf(max));
export const nameSchema = schemaOf(nameRules);
export const shortTextSchema = schemaOf(shortTextRules);
export const noteSchema = schemaOf(noteRules);
export const linkSchema = schemaOf(linkRules);

/** What names a parent image: `docker.io/library/ubuntu:24.04`. */
export const parentRefSchema = textSchema(limits.url).check(z.minLength(1));

/** A UTC day, `YYYY-MM-DD`, that exists in the calendar. */
export const daySchema = z.iso.date("must be a day as YYYY-MM-DD");

export const digestSchema = z
  .string()
  .check(z.regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hexadecimal digits"));
