import type { Fact } from "../facts";
import type { Answers } from "../unknown";

/** The same facts with answers in the place of what files leave open: in names of images and repositories, nowhere else. */
export function fillIn(facts: readonly Fact[], answers: Answers): readonly Fact[] {
  const given = Object.entries(answers).filter(([placeholder]) => placeholder !== "");
  if (given.length === 0) return facts;
  const fill = (text: string) =>
    given.reduce((filled, [placeholder, value]) => replaceWhole(filled, placeholder, value), text);
  return withNames(facts, fill);
}

/** The same facts with each name of an image as it is changed. */
export function withNames(facts: readonly Fact[], change: (name: string) => string): readonly Fact[] {
  return facts.map((fact) => fillFact(fact, change));
}

/** `$TAG` is not the beginning of `$TAG_OLD`. */
function replaceWhole(text: string, placeholder: string, value: string): string {
  const parts = text.split(placeholder);
  return parts.reduce((filled, part) => {
    const goesOn = /^\$\w+$/.test(placeholder) && /^\w/.test(part);
    return `${filled}${goesOn ? placeholder : value}${part}`;
  });
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
