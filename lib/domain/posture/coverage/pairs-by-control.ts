import type { Control } from "../../catalogue/catalogue";

/**
 * What decides about a requirement or a technique, so that a page can say why: the pairs of a node and a control that answers it.
 * @param pairs such as `assessmentsOf` makes.
 * @returns a look-up by the controls that the mappings name: control by control, at each in the order of the pairs; those
 * that are not applicable are among them.
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
