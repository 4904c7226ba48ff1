import type { OwnControl, OwnFramework, Policy } from "../../pipeline/document";
import { oncePer } from "../../once-per";
import type { MappedCatalogue, MappedRequirement, Mappings } from "../catalogue";
import { mappedCatalogue } from "../load-mappings";
import { catalogueOf } from "./catalogue-of";
import { type Governed, ownControls } from "./own-controls";

/** The basis of the whole analysis: `catalogueOf` with its mappings, custom frameworks included. Cached, one object per policy. */
export function mappedCatalogueOf({ policy }: Governed): MappedCatalogue {
  if (policy?.controls === undefined && policy?.frameworks === undefined) return mappedCatalogue;
  return mappedWith(policy);
}

const mappedWith = oncePer((policy: Policy): MappedCatalogue => {
  const released = [...ownControls({ policy }).values()].filter(({ state }) => state === "released");
  return {
    ...catalogueOf({ policy }),
    mappings: withOwn(mappedCatalogue.mappings, released, policy.frameworks ?? []),
  };
});

/** @param released in the order of the catalogue to which they are added */
function withOwn(
  { techniques, frameworks }: Mappings,
  released: readonly OwnControl[],
  own: readonly OwnFramework[],
): Mappings {
  const cited = citedBy(released);
  const builtIn = frameworks.map((framework) => {
    const added = cited.get(framework.id);
    return added ? { ...framework, requirements: extended(framework.requirements, added) } : framework;
  });
  const ids = new Set(frameworks.map(({ id }) => id));
  return {
    techniques,
    frameworks: [
      ...builtIn,
      ...own
        .filter(({ id }) => !ids.has(id))
        .map(({ id, items }) => ({
          id,
          requirements: items.flatMap((item): MappedRequirement[] => {
            const controls = cited.get(id)?.get(item.id);
            return controls ? [{ id: item.id, controls }] : [];
          }),
        })),
    ],
  };
}

type Cited = ReadonlyMap<string, readonly string[]>;

/** Citing controls by framework and requirement. */
function citedBy(released: readonly OwnControl[]): ReadonlyMap<string, Cited> {
  const byFramework = new Map<string, Map<string, string[]>>();
  for (const { id, requirements = {} } of released)
    for (const [framework, cited] of Object.entries(requirements)) {
      const ofFramework = byFramework.get(framework) ?? new Map<string, string[]>();
      byFramework.set(framework, ofFramework);
      for (const requirement of cited)
        ofFramework.set(requirement, [...(ofFramework.get(requirement) ?? []), id]);
    }
  return byFramework;
}

/** Requirements that no catalogue control supports come last. They have no level: only the catalogue defines levels. */
function extended(requirements: readonly MappedRequirement[], added: Cited): readonly MappedRequirement[] {
  const mapped = new Set(requirements.map(({ id }) => id));
  return [
    ...requirements.map((one) => {
      const more = added.get(one.id);
      return more ? { ...one, controls: [...one.controls, ...more] } : one;
    }),
    ...[...added].filter(([id]) => !mapped.has(id)).map(([id, controls]) => ({ id, controls })),
  ];
}
