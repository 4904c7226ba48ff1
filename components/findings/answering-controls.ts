import type { Mappings } from "@/lib/domain/catalogue/catalogue";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";

const { techniques } = mappedCatalogue.mappings;

export const mitigating: ReadonlyMap<string, readonly string[]> = new Map(
  techniques.map(({ id, controls }) => [id, controls]),
);

export const mitigatedBy: ReadonlyMap<string, readonly string[]> = new Map(
  mappedCatalogue.controls.map(({ id }) => [
    id,
    techniques.filter(({ controls }) => controls.includes(id)).map((technique) => technique.id),
  ]),
);

type Supporting = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const known = new WeakMap<Mappings, Supporting>();

/** By framework and requirement the supporting controls, including custom controls. */
export function supportingIn(pipeline: Governed): Supporting {
  const { mappings } = mappedCatalogueOf(pipeline);
  const before = known.get(mappings);
  if (before) return before;
  const supporting = new Map(
    mappings.frameworks.map(({ id, requirements }) => [
      id,
      new Map(requirements.map((one) => [one.id, one.controls])),
    ]),
  );
  known.set(mappings, supporting);
  return supporting;
}
