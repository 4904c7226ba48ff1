import * as z from "zod/mini";

/** For the schema of a list: what it names is named once. */
export const namesOnce = eachOnce((name: string) => name, "must not name anything twice");

/** The same of records, by their ids. */
export const idsOnce = eachOnce(({ id }: { readonly id: string }) => id, "must not have two of one id");

function eachOnce<T>(keyOf: (one: T) => string, message: string) {
  return z.refine<readonly T[]>((all) => new Set(all.map(keyOf)).size === all.length, message);
}
