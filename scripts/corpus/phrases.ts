// The spelling of names in experts' `expected.json`: with explanations in brackets, several in one, in words.
import { repositoryKey, shortName, tagKey } from "@/lib/domain/scan/link/image-key";

/** `jenkins (scripted)` and `aws-codebuild` are our `jenkins` and `codebuild`. */
export function toolOf(tool: string): string {
  const [first = ""] = tool.split(" ");
  return first.replace(/^(aws|gcp|google)-/, "");
}

/** Every name of an image, whole and its last part, with and without its tag. */
export function namesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => {
      const repository = repositoryKey(name);
      if (repository === undefined) return [name];
      const tag = tagKey(name) ?? "";
      const path = repository.slice(repository.indexOf("/") + 1);
      return [
        name,
        repository,
        path,
        shortName(repository),
        tag,
        shortName(tag),
        tag.slice(tag.indexOf("/") + 1),
      ];
    }),
  );
}

/** `db, maildev` are two; text in brackets is for people. */
export function workloadNames(workload: string): readonly string[] {
  return workload
    .replaceAll(/\([^)]*\)/g, "")
    .split(",")
    .map((name) => name.trim().replace(/ task definition$/, ""))
    .filter((name) => name !== "");
}

/** The names in a phrase for people: `k8s vote Deployment` is a workload `vote`; "any" matches anything. */
export function coreOf(phrase: string): readonly string[] {
  const name = /\(name ([^)]+)\)/.exec(phrase)?.[1];
  if (name !== undefined) return [name];
  return phrase
    .replaceAll(/\([^)]*\)/g, "")
    .split(" ")
    .filter((word) => word !== "" && !/^(any|as|its|permanent|image|pushed|repository|k8s|the)$/i.test(word));
}

export function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.toLowerCase().includes(word.toLowerCase()));
}

/** Experts explain in brackets and after a space; spaces inside `${{ }}` are part of a name. */
export function firstWord(text: string): string {
  return /^(?:\$\{\{[^}]*\}\}|\S)+/.exec(text.trim())?.[0] ?? "";
}

/** Not "service connection x (registry unknown)". */
export function namesImage(text: string): boolean {
  const rest = text.slice(firstWord(text).length).trim();
  return rest === "" || /^[(=]/.test(rest);
}

/** `acme (Azure DevOps service connection)` is our `$(acme)`. */
export function registryName(text: string): string {
  const name = firstWord(text);
  return /\bservice connection\b/.test(text.slice(name.length)) ? `$(${name})` : name;
}

/** `service connection acme (registry unknown), namespace shop` is our `$(acme)/shop/api`. */
export function connectionName(target: string, image: string): string {
  const found = /^service connection (\S+).* namespace (\S+)$/.exec(target);
  return found ? `$(${found[1]})/${found[2]}/${shortName(image)}` : target;
}

/** `.gitlab-ci.yml#build` and `compose.yml (target base)` mean these files. */
export function filesOf(builtBy: readonly string[] | null | undefined): readonly string[] {
  return (builtBy ?? []).map((by) => firstWord(by).split("#", 1)[0] ?? "");
}
