import type { Fact } from "../facts";
import { placeholdersOf } from "../image-ref";
import type { Answers } from "../unknown";
import { withAnswers } from "./with-answers";
import { withNames } from "./with-names";

/**
 * Facts in which one image has one name, however steps write it: `$USER/shop` and `${USER}/shop` are one, and both are of Docker
 * Hub where a job signs in there as `$USER`, for then that is an account and no registry.
 */
export function withOneName(facts: readonly Fact[]): readonly Fact[] {
  const spelled = withAnswers(facts, spellings(facts));
  const accounts = new Set(
    spelled.flatMap((fact) =>
      fact.kind === "login" && fact.host === "docker.io" ? (fact.account ?? []) : [],
    ),
  );
  if (accounts.size === 0) return spelled;
  return withNames(spelled, (name) => {
    const [first = ""] = placeholdersOf(name);
    return accounts.has(first) && name.startsWith(`${first}/`) ? `docker.io/${name}` : name;
  });
}

/** Variables that are written in both ways, each as the one in braces. */
function spellings(facts: readonly Fact[]): Answers {
  const found = new Set<string>();
  withNames(facts, (name) => {
    for (const one of placeholdersOf(name)) found.add(one);
    return name;
  });
  return Object.fromEntries(
    [...found].flatMap((one) => {
      const braced = `\${${one.slice(1)}}`;
      return /^\$\w+$/.test(one) && found.has(braced) ? [[one, braced] as const] : [];
    }),
  );
}
