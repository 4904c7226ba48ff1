import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../lib/domain/catalog/load";

test("every mark that a technology names is there, with its title and one path", () => {
  execFileSync(process.execPath, [join(import.meta.dirname, "compile-icons.mjs")]);
  const brands: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../components/canvas/icons/generated/brands.json"), "utf8"));
  for (const { icon } of catalogue.technologies) {
    if (icon !== undefined) expect(brands).toHaveProperty(icon, { title: expect.stringMatching(/\S/), path: expect.stringMatching(/^M/i) });
  }
  expect(brands).toHaveProperty("jenkins");
  expect(brands).toHaveProperty("teamcity");
});
