import type { Browser, Page } from "@playwright/test";
import type { ApiClient } from "@/lib/testing/api-client";
import { holdBackParts } from "./hold-back-parts";

export interface Opened {
  readonly page: Page;
  /** From the request of the page until its cards are painted, in milliseconds. */
  readonly took: number;
}

/**
 * Opens a page with a canvas in a browser context of its own, with an empty cache. Close the context
 * afterwards.
 */
export async function openCanvas(
  browser: Browser,
  address: string,
  viewport: { readonly width: number; readonly height: number },
  api?: ApiClient,
): Promise<Opened> {
  // Without motion, a change of view is immediate.
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const { origin } = new URL(address);
  if (api)
    await context.addCookies(
      api.cookie.split("; ").map((pair) => ({
        name: pair.slice(0, pair.indexOf("=")),
        value: pair.slice(pair.indexOf("=") + 1),
        url: origin,
      })),
    );
  const page = await context.newPage();
  await holdBackParts(page);
  // The compiler of this file marks each function by a call that does not exist in the page.
  await page.addInitScript({ content: "globalThis.__name = (given) => given" });
  await page.addInitScript(() => {
    const look = () => {
      const [card] = document.querySelectorAll<HTMLElement>(".react-flow__node");
      if (!card || getComputedStyle(card).visibility === "hidden") return requestAnimationFrame(look);
      // Painted before the frame after this one.
      return requestAnimationFrame(() => setTimeout(() => performance.mark("cards painted")));
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: "commit" });
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName("cards painted")[0]?.startTime,
    undefined,
    { timeout: 60_000 },
  );
  return { page, took: (await painted.jsonValue()) ?? Number.NaN };
}

export async function zoomIn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pane = document.querySelector(".react-flow__pane");
    if (!pane) throw new Error("No canvas found.");
    const { left, top, width, height } = pane.getBoundingClientRect();
    const zoom = () =>
      new DOMMatrixReadOnly(document.querySelector<HTMLElement>(".react-flow__viewport")?.style.transform).a;
    for (let turn = 0; turn < 200 && zoom() < 0.95; turn++) {
      const deltaY = -Math.min(100, 500 * Math.log2(1 / zoom()) + 1);
      pane.dispatchEvent(
        new WheelEvent("wheel", {
          bubbles: true,
          cancelable: true,
          view: window,
          clientX: left + width / 2,
          clientY: top + height / 2,
          deltaY,
        }),
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await page.waitForTimeout(500);
}
