import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const { resolve } = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const source = readFileSync(resolve("axe-core/axe.min.js"), "utf8");

/** Looks by the rules of axe. Of its own accord it would be sent to the page twice for each look, at its full length; here once a page, and short. */
export async function axeOn(page: Page): Promise<AxeBuilder> {
  for (const frame of page.frames())
    if (!(await frame.evaluate<boolean>("typeof axe === 'object'"))) await frame.evaluate(source);
  return new AxeBuilder({ page, axeSource: "void 'it is there'" }).setLegacyMode();
}
