import type { Catalogue, Control } from "../catalogue";

/** Whether two states are judged by the same controls: the same version of the catalogue, and the same custom controls. */
export function isSameCatalogue(a: Catalogue, b: Catalogue): boolean {
  return a === b || (a.version === b.version && JSON.stringify(ownRules(a)) === JSON.stringify(ownRules(b)));
}

/** The fields that the analysis reads, in a fixed order: frozen controls order their fields differently. */
function ownRules({ controls }: Catalogue): readonly (readonly unknown[])[] {
  return controls
    .filter(({ own }) => own !== undefined)
    .map(({ id, title, appliesTo, products, stage, kind, gate, weight }: Control) => [
      id,
      title,
      appliesTo,
      products,
      stage,
      kind,
      gate && [gate.point, gate.about, gate.against],
      weight,
    ]);
}
