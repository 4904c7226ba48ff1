import type { Page } from "@playwright/test";

/**
 * Drags an item from the palette onto the middle of the map; returns the time from the drop until its card is
 * painted, in milliseconds.
 */
export async function addCard(page: Page): Promise<number> {
  const palette = page.locator("[aria-label=Palette] [draggable=true]");
  // The drop closes our palette.
  if ((await palette.count()) === 0) await page.getByRole("button", { name: /^Add/ }).first().click();
  await palette.first().waitFor();
  // The effects of opening and of earlier additions have settled.
  await page.waitForTimeout(500);
  return page.evaluate(async () => {
    const entry = document.querySelector("[aria-label=Palette] [draggable=true]");
    const map = document.querySelector(".react-flow");
    if (!entry || !map) throw new Error("Nothing to drag, or no place to drop it.");
    const known = new Set(
      [...document.querySelectorAll<HTMLElement>(".react-flow__node")].map((card) => card.dataset["id"]),
    );
    const isThere = () =>
      [...document.querySelectorAll<HTMLElement>(".react-flow__node")].some(
        (card) => !known.has(card.dataset["id"]),
      );
    const { left, top, width, height } = map.getBoundingClientRect();
    const at = {
      bubbles: true,
      cancelable: true,
      clientX: left + width / 2,
      clientY: top + height / 2,
      dataTransfer: new DataTransfer(),
    };
    entry.dispatchEvent(new DragEvent("dragstart", at));
    const since = performance.now();
    map.dispatchEvent(new DragEvent("drop", at));
    return new Promise<number>((resolve) => {
      const look = () => {
        if (!isThere()) return void requestAnimationFrame(look);
        // The frame that adds it to the page ends with painting it. Deferred work must not come between.
        void scheduler.postTask(() => resolve(performance.now() - since), { priority: "user-blocking" });
      };
      requestAnimationFrame(look);
    });
  });
}
