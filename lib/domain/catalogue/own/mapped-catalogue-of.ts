import type { OwnControl, OwnFramework, Policy } from "../../pipeline/document";
import { oncePer } from "../../once-per";
import type { MappedCatalogue, MappedRequirement, Mappings } from "../catalogue";
import { mappedCatalogue } from "../load-mappings";
import { catalogueOf } from "./catalogue-of";
import { type Governed, ownControls } from "./own-controls";

/** What the whole analysis of a pipeline runs on: `catalogueOf` with what its controls answer, own frameworks included. One object for one policy. */
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

/** @param released in the order of the catalogue that they are added to */
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

/** By framework and requirement: the controls that cite it. */
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

/** What no control of the catalogue supports comes last. It has no level: levels are those of the catalogue. */
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
