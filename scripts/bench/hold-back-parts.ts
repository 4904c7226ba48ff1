import type { Page } from "@playwright/test";

/**
 * Stops a page's prefetching, which waits for an idle person. In a benchmark it would distort sizes on a slow
 * machine, or other measurements.
 */
export async function holdBackParts(page: Page): Promise<void> {
  await page.addInitScript(() => setInterval(() => dispatchEvent(new PointerEvent("pointermove")), 250));
}
