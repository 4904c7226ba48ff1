import { baseName, folderOf } from "../source";

/** Words that say an environment and nothing else. */
const words = new Set([
  "prod",
  "production",
  "prd",
  "stage",
  "staging",
  "stg",
  "preprod",
  "preproduction",
  "uat",
  "qa",
  "dev",
  "develop",
  "development",
  "sandbox",
]);

/** Folders of what only tests and trials run. */
const trials = new Set([
  "test",
  "tests",
  "testing",
  "testdata",
  "__tests__",
  "e2e",
  "fixtures",
  "example",
  "examples",
  "demo",
  "local",
  "minikube",
  "kind",
  "hack",
]);

/** The environment that a namespace, a file's name or a folder plainly says, as written; the nearest wins. */
export function environmentOf(path: string, namespace?: string): string | undefined {
  const stem = baseName(path).replace(/\.[a-z]+$/i, "");
  const folders = folderOf(path).split("/").toReversed();
  for (const name of [namespace ?? "", stem, ...folders]) {
    if (words.has(name.toLowerCase())) return name;
    const parts = name.split(/[-_.]/);
    const [first = ""] = parts;
    const last = parts.at(-1) ?? "";
    if (parts.length > 1 && words.has(last.toLowerCase())) return last;
    if (parts.length > 1 && words.has(first.toLowerCase())) return first;
  }
  return undefined;
}

/** Whether a file is in a folder for tests or trials. */
export function isTrial(path: string): boolean {
  return folderOf(path)
    .split("/")
    .some((folder) => trials.has(folder.toLowerCase()));
}
