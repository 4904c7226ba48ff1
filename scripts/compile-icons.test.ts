import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../lib/domain/catalog/load";

test("every mark that a technology names is there, with its title and one path", () => {
  execFileSync(process.execPath, [join(import.meta.dirname, "compile-icons.mjs")]);
  // The script's own output, just written.
  const brands = JSON.parse(readFileSync(join(import.meta.dirname, "../components/canvas/icons/generated/brands.json"), "utf8")) as { readonly [slug: string]: { readonly title: string; readonly path: string } };
  const wanted = new Set(catalogue.technologies.flatMap(({ icon }) => icon ?? []));
  expect(new Set(Object.keys(brands))).toEqual(wanted);
  expect(Object.values(brands).filter(({ title, path }) => title === "" || !/^m/i.test(path))).toEqual([]);
  expect(brands["jenkins"]?.title).toBe("Jenkins");
});
