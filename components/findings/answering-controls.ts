import { mappedCatalogue } from "@/lib/domain/catalog/load-mappings";

const { techniques, frameworks } = mappedCatalogue.mappings;

/** Which controls mitigate each technique. */
export const mitigating: ReadonlyMap<string, readonly string[]> = new Map(
  techniques.map(({ id, controls }) => [id, controls]),
);

/** Which techniques each control mitigates. */
export const mitigatedBy: ReadonlyMap<string, readonly string[]> = new Map(
  mappedCatalogue.controls.map(({ id }) => [
    id,
    techniques.filter(({ controls }) => controls.includes(id)).map((technique) => technique.id),
  ]),
);

/** Which controls support each requirement, by framework. */
export const supporting: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  frameworks.map(({ id, requirements }) => [id, new Map(requirements.map((one) => [one.id, one.controls]))]),
);
