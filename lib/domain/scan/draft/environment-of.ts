import type { Environment } from "../../pipeline/document";

const words: readonly (readonly [Environment, RegExp])[] = [
  ["staging", /^(?:staging|stage|stg|preprod|uat|nonprod)$/],
  ["production", /^(?:production|prod|prd|live)$/],
  ["test", /^(?:test|testing|qa)$/],
  ["development", /^(?:development|dev)$/],
];

/** As a file names it, else as a namespace does, by its words: `shop-prod`, not `products`. A name that says nothing is no environment. */
export function environmentOf(...names: readonly (string | undefined)[]): Environment | undefined {
  for (const name of names) {
    const parts = (name ?? "")
      .toLowerCase()
      .replaceAll(/(pre|non)[-_ ]?prod\w*/g, "$1prod")
      .split(/[^a-z]+/);
    const found = words.find(([, pattern]) => parts.some((part) => pattern.test(part)));
    if (found) return found[0];
  }
  return undefined;
}
