import { expect, test } from "vitest";
import { isProduction } from "./production";

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
