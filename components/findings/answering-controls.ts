import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";

const { techniques, frameworks } = mappedCatalogue.mappings;

export const mitigating: ReadonlyMap<string, readonly string[]> = new Map(
  techniques.map(({ id, controls }) => [id, controls]),
);

export const mitigatedBy: ReadonlyMap<string, readonly string[]> = new Map(
  mappedCatalogue.controls.map(({ id }) => [
    id,
    techniques.filter(({ controls }) => controls.includes(id)).map((technique) => technique.id),
  ]),
);

export const supporting: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  frameworks.map(({ id, requirements }) => [id, new Map(requirements.map((one) => [one.id, one.controls]))]),
);
