import type { OwnFramework, WrittenControl } from "../../pipeline/document";
import { limits } from "../../pipeline/limits";
import type { DocumentIssue } from "../../pipeline/parse-document";
import type { Catalogue } from "../catalogue";
import { gateForms, gateOf } from "./gate-forms";
import { isOfCatalogue } from "./own-controls";

/** The valid references: the items of each framework by its id. */
interface KnownItems {
  readonly itemsOf: (framework: string) => ReadonlySet<string> | undefined;
  readonly technologies: Catalogue["technologies"];
}

/**
 * Faults of custom controls that a schema cannot find: an id of the catalogue, and unknown gates, products or requirements. At most 20,
 * each with its place in the list.
 */
export function controlFaults(
  controls: readonly WrittenControl[],
  { itemsOf, technologies }: KnownItems,
): readonly DocumentIssue[] {
  const products = new Set(technologies.flatMap((one) => one.products ?? []));
  const seen = new Set<string>();
  const faults = controls.flatMap((control, index): DocumentIssue[] => {
    const { id, gate } = control;
    const at = (field: string, message: string) => ({ path: `controls[${index}].${field}`, message });
    const isTwice = seen.has(id);
    seen.add(id);
    return [
      ...(isTwice ? [at("id", `"${id}" is used twice`)] : []),
      ...(isOfCatalogue(id) ? [at("id", `"${id}" is a control of the catalogue: choose another id`)] : []),
      ...(gate && !gateOf(gate)
        ? [at("gate", `the catalogue has no such gate. It has: ${formWords()}`)]
        : []),
      ...(control.products ?? []).flatMap((product, place) =>
        products.has(product) ? [] : [at(`products[${place}]`, `no technology counts as "${product}"`)],
      ),
      ...Object.entries(control.requirements ?? {}).flatMap(([framework, cited]) => {
        const items = itemsOf(framework);
        if (!items) return [at(`requirements.${framework}`, `there is no framework "${framework}"`)];
        return cited.flatMap((requirement, place) =>
          items.has(requirement)
            ? []
            : [
                at(
                  `requirements.${framework}[${place}]`,
                  `"${framework}" has no requirement "${requirement}"`,
                ),
              ],
        );
      }),
    ];
  });
  return faults.slice(0, limits.faultsTold);
}

/** The same for frameworks. @param isOfCatalogueFramework whether the catalogue has one with this id */
export function frameworkFaults(
  frameworks: readonly OwnFramework[],
  isOfCatalogueFramework: (id: string) => boolean,
): readonly DocumentIssue[] {
  return frameworks.flatMap(({ id }, index) =>
    isOfCatalogueFramework(id)
      ? [
          {
            path: `frameworks[${index}].id`,
            message: `"${id}" is a framework of the catalogue: choose another id`,
          },
        ]
      : [],
  );
}

function formWords(): string {
  return gateForms.map(({ point, about, against }) => `${point}, ${about}, ${against}`).join("; ");
}
