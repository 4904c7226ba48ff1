import type { Fact } from "../facts";

/** The same facts with each name of an image as it is changed. */
export function withNames(facts: readonly Fact[], change: (name: string) => string): readonly Fact[] {
  return facts.map((fact) => fillFact(fact, change));
}

function fillFact(fact: Fact, fill: (text: string) => string): Fact {
  switch (fact.kind) {
    case "build":
      return { ...fact, images: fact.images.map(fill) };
    case "push":
      return { ...fact, image: fill(fact.image) };
    case "retag":
      return { ...fact, from: fill(fact.from), to: fill(fact.to) };
    case "workload":
      return { ...fact, images: fact.images.map((image) => ({ ...image, ref: fill(image.ref) })) };
    case "deploy":
      return {
        ...fact,
        ...(fact.image !== undefined && { image: fill(fact.image) }),
        ...(fact.replaces && {
          replaces: Object.fromEntries(Object.entries(fact.replaces).map(([from, to]) => [from, fill(to)])),
        }),
      };
    case "login":
      return {
        ...fact,
        host: fill(fact.host),
        ...(fact.account !== undefined && { account: fill(fact.account) }),
      };
    case "repository":
      return { ...fact, name: fill(fact.name) };
    default:
      return fact;
  }
}
