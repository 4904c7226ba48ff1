import { expect, test } from "vitest";
import { families, familyOf } from "./families";
import { catalogue } from "./load";

test("every control of the catalogue has a family, and every family a control", () => {
  const found = catalogue.controls.map(({ id }) => [id, familyOf(id)] as const);
  expect(found.filter(([, family]) => family === undefined)).toEqual([]);
  expect(new Set(found.map(([, family]) => family))).toEqual(new Set(families.map(({ id }) => id)));
});
