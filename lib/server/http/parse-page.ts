import "server-only";
import * as z from "zod/mini";
import { parseQueryValue } from "./parse-query-value";

const pageSchema = z.string().check(z.regex(/^[1-9]\d{0,4}$/, "must be a page number"));

/** The page of a list in an address, from 1, which is the default. */
export function parsePage(text: string | undefined): number {
  return Number(parseQueryValue("page", pageSchema, text) ?? 1);
}
