import { expect, test } from "vitest";
import { matchesGlob } from "./glob";
import { isProduction } from "./production";

test.each([
  ["ci/*.yml", "ci/a.yml", true],
  ["ci/*.yml", "ci/b/a.yml", false],
  ["ci/**/*.yml", "ci/a.yml", true],
  ["ci/**/*.yml", "ci/b/c/a.yml", true],
  ["**.yml", "a.yml", true],
  ["ci/**.yml", "ci/b/a.yml", true],
  ["a?c", "abc", true],
  ["a*b*c", "axxbyyc", true],
  ["a*b*c", "axxbyy", false],
  ["*", "a/b", false],
])("%s and %s: %s", (pattern, path, fits) => {
  expect(matchesGlob(pattern, path)).toBe(fits);
});

test.each([
  ["production", true],
  ["deploy-prod", true],
  ["prod/eu", true],
  ["product-service", false],
  ["pre-production", false],
  ["nonprod", false],
])("%s speaks of production: %s", (name, is) => {
  expect(isProduction(name)).toBe(is);
});
