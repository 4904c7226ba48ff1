import { byId } from "../pipeline/pipeline";

/** New ids for records, in the order of the old ones, which they do not repeat. */
export interface Numbering {
  readonly of: (id: string) => string;
}

/** @param prefix what each new id begins with. */
export function createNumbering(prefix: string, records: readonly { readonly id: string }[]): Numbering {
  // As many digits for all, so that sorting as text keeps the order.
  const digits = String(records.length).length;
  const numbers = new Map(
    records
      .toSorted(byId)
      .map(({ id }, index) => [id, `${prefix}${String(index + 1).padStart(digits, "0")}`]),
  );
  return { of: (id) => numbers.get(id) ?? `${prefix}0` };
}
