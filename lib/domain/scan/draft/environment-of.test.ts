import { expect, test } from "vitest";
import { environmentOf } from "./environment-of";

test.each([
  ["production", "production"],
  ["shop-prod", "production"],
  ["prod1", "production"],
  ["pre-production", "staging"],
  ["nonprod", "staging"],
  ["shop_qa", "test"],
  ["dev", "development"],
  ["products", undefined],
  ["${K8S_NAMESPACE}", undefined],
])("%s is %s", (name, environment) => {
  expect(environmentOf(undefined, name)).toBe(environment);
});
