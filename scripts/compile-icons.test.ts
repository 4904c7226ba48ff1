import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "@/lib/domain/catalogue/load";

test("every mark that a technology names is a file of one path, and no other is", () => {
  execFileSync(process.execPath, [join(import.meta.dirname, "compile-icons.mjs")]);
  const folder = join(import.meta.dirname, "../public/brands");
  const wanted = new Set(
    catalogue.technologies.flatMap(({ icon }) => (icon === undefined ? [] : [`${icon}.svg`])),
  );
  expect(new Set(readdirSync(folder))).toEqual(wanted);
  for (const file of wanted)
    expect(readFileSync(join(folder, file), "utf8")).toMatch(
      /^<svg [^>]*><path id="mark" d="[Mm][^"]+"\/><\/svg>\n$/,
    );
});
