import type { Catalogue, Control } from "../catalogue";

/** Whether two states are judged by the same controls: of one version of the catalogue, and the same of the workspace's own. */
export function isSameCatalogue(a: Catalogue, b: Catalogue): boolean {
  return a === b || (a.version === b.version && JSON.stringify(ownRules(a)) === JSON.stringify(ownRules(b)));
}

/** What the analysis reads of each, in an order of its own: frozen ones have their fields in another. */
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
