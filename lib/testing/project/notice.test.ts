import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = path.join(root, "lib/domain/catalogue/frameworks");
const notice = words(readFileSync(path.join(root, "NOTICE"), "utf8"));

interface Framework {
  readonly title: string;
  readonly attribution?: string;
}

test.each(readdirSync(folder))("the notice names whom %s is from", (file) => {
  // scripts/compile-catalogue.mjs has checked the file's shape.
  const { title, attribution } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Framework;
  expect(notice).toContain(words(attribution ?? title));
});

/** Without regard to where lines break. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
