import "server-only";
import * as z from "zod/mini";
import { parseQueryValue } from "./parse-query-value";

const pageSchema = z.string().check(z.regex(/^[1-9]\d{0,4}$/, "must be the number of a page"));

/** Which page of a list an address asks for, from 1: the first where it does not say. */
export function parsePage(text: string | undefined): number {
  return Number(parseQueryValue("page", pageSchema, text) ?? 1);
}
