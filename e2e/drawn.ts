import type { Locator } from "@playwright/test";

/** Where something is drawn, and how large: a card in units of the map, the map itself in pixels. */
export async function drawn(
  what: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly zoom: number }> {
  return what.evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: Math.round(e), y: Math.round(f), zoom: Math.round(a * 1000) / 1000 };
  });
}
