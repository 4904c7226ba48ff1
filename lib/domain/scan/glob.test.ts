import { expect, test } from "vitest";
import { matchesGlob } from "./glob";

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

test("many stars cost no more than the path is long", () => {
  const pattern = `${"**/".repeat(20)}a*a*a*b`;
  const before = process.cpuUsage();
  expect(matchesGlob(pattern, `${"d/".repeat(200)}${"a".repeat(2_000)}`)).toBe(false);
  expect(process.cpuUsage(before).user).toBeLessThan(500_000);
});
