import type { Fact } from "../facts";
import type { Answers } from "../unknown";
import { repositoryKey } from "./image-key";

const fewestNames = 2;

/**
 * What a placeholder such as `$CI_REGISTRY_IMAGE` is, where the files tell it together: of `$X/api` and `$X/web` that are built, and
 * `registry.example.org/shop/api` and `registry.example.org/shop/web` that run, at least two agree on one beginning, and none on
 * another. One name alone may be a coincidence, which is asked; a name without a registry is Docker Hub's only by default, and
 * tells nothing.
 */
export function inferPrefixes(facts: readonly Fact[]): Answers {
  const run = new Set(
    facts.flatMap((fact) =>
      fact.kind === "workload" ? fact.images.flatMap(({ ref }) => repositoryKey(ref) ?? []) : [],
    ),
  );
  const votes = new Map<string, Map<string, Set<string>>>();
  for (const [placeholder, name] of builtNames(facts))
    for (const other of run) {
      if (other.startsWith("docker.io/") || !other.endsWith(`/${name}`) || other === `${placeholder}/${name}`)
        continue;
      const prefix = other.slice(0, -name.length - 1);
      const prefixes = votes.get(placeholder) ?? new Map<string, Set<string>>();
      prefixes.set(prefix, (prefixes.get(prefix) ?? new Set()).add(name));
      votes.set(placeholder, prefixes);
    }
  const known: [string, string][] = [];
  for (const [placeholder, prefixes] of votes) {
    const [only, ...others] = prefixes;
    if (only && others.length === 0 && only[1].size >= fewestNames) known.push([placeholder, only[0]]);
  }
  return Object.fromEntries(known);
}

/** `$X/api` that is built or pushed, as `$X` and `api`: where a placeholder alone is all that is before the first slash. */
function builtNames(facts: readonly Fact[]): readonly (readonly [string, string])[] {
  const names = facts.flatMap((fact) =>
    fact.kind === "build" ? fact.images : fact.kind === "push" ? [fact.image] : [],
  );
  return [...new Set(names.flatMap((name) => repositoryKey(name) ?? []))].flatMap((repository) => {
    const found = /^(\$\w+|\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|%[\w.-]+%)\/(.+)$/.exec(repository);
    return found ? [[found[1] ?? "", found[2] ?? ""] as const] : [];
  });
}
