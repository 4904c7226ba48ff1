import type { Page } from "@playwright/test";

/**
 * What a page fetches ahead of its need waits for a person who rests. Nobody rests here: it would be counted where the machine
 * is slow, or come while something else is measured.
 */
export async function holdBackParts(page: Page): Promise<void> {
  await page.addInitScript(() => setInterval(() => dispatchEvent(new PointerEvent("pointermove")), 250));
}
