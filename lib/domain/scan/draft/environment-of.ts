import type { Environment } from "../../pipeline/document";
import { environments } from "../../pipeline/document-lists";

const environmentWords: readonly (readonly [RegExp, Environment])[] = [
  [/prod/i, "production"],
  [/stag|preprod|uat/i, "staging"],
  [/test|qa/i, "test"],
  [/dev/i, "development"],
];

/** As a file names it, else as a namespace does; a name that says nothing is no environment. */
export function environmentOf(...names: readonly (string | undefined)[]): Environment | undefined {
  for (const name of names) {
    if (name === undefined) continue;
    const exact = environments.find((one) => one === name);
    // "preprod" has "prod" in it.
    if (/pre-?prod|non-?prod/i.test(name)) return "staging";
    const found = exact ?? environmentWords.find(([pattern]) => pattern.test(name))?.[1];
    if (found) return found;
  }
  return undefined;
}
