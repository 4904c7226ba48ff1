import type { Control } from "../../catalogue/catalogue";

/**
 * The pairs of a node and a control that decide on a requirement or a technique, so that a page can show them.
 * @param pairs such as `assessmentsOf` makes
 * @returns a look-up by the mapped controls: control by control, in the order of the pairs, with those that are not applicable
 */
export function createPairsOf<Pair extends { readonly control: Control }>(
  pairs: Iterable<Pair>,
): (controls: readonly string[]) => readonly Pair[] {
  const byControl = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const ofControl = byControl.get(pair.control.id) ?? [];
    byControl.set(pair.control.id, ofControl);
    ofControl.push(pair);
  }
  return (controls) => controls.flatMap((control) => byControl.get(control) ?? []);
}
