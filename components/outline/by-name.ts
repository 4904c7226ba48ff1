import { oncePer } from "@/lib/domain/once-per";
import { byId, compareText } from "@/lib/domain/pipeline/pipeline";
import type { Records } from "@/lib/domain/pipeline/records";

interface Named {
  readonly id: string;
  readonly name: string;
}

export function byName(a: Named, b: Named): number {
  return compareText(a.name, b.name) || byId(a, b);
}

export const idsByName = oncePer((records: Records<Named>): readonly string[] =>
  [...records.values()].toSorted(byName).map(({ id }) => id),
);

/** The selectable records, after the choice of none. */
export function optionsByName(none: string): (records: Records<Named>) => readonly SelectOption<string>[] {
  return oncePer((records) => [
    { value: "", label: none },
    ...[...records.values()].toSorted(byName).map(({ id, name }) => ({ value: id, label: name })),
  ]);
}

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}
