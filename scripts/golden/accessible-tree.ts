import type { BrowserContext, Page } from "@playwright/test";

/** In milliseconds: between two looks, and until a page that never rests is given up. */
const pause = 100;
const patience = 20_000;

/** What a page has asked of others and not been answered yet. */
interface Asked {
  open: number;
}

/** Counts in each page of a context what it waits for: requests, but for streams, and what its workers are asked. */
export async function watchAsked(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const asked = { open: 0 };
    Object.assign(window, { goldenAsked: asked });
    const fetchNow = window.fetch;
    window.fetch = async (...args) => {
      asked.open += 1;
      try {
        return await fetchNow(...args);
      } finally {
        asked.open -= 1;
      }
    };
    const WorkerNow = window.Worker;
    window.Worker = class extends WorkerNow {
      private waits = false;
      constructor(...args: ConstructorParameters<typeof WorkerNow>) {
        super(...args);
        const answered = () => this.wait(false);
        this.addEventListener("message", answered);
        this.addEventListener("error", answered);
      }
      override postMessage(...args: [unknown]) {
        this.wait(true);
        super.postMessage(...args);
      }
      override terminate() {
        this.wait(false);
        super.terminate();
      }
      private wait(waits: boolean) {
        asked.open += Number(waits) - Number(this.waits);
        this.waits = waits;
      }
    };
  });
}

/** The accessible tree of a page, as assistive technology finds it, once nothing of it changes any more. */
export async function accessibleTree(page: Page): Promise<string> {
  const deadline = performance.now() + patience;
  for (let same = 0, before = ""; ;) {
    await page.waitForTimeout(pause);
    // A page that goes on to another meanwhile is asked again.
    const now = await treeAtRest(page).catch(() => undefined);
    same = now !== undefined && now === before ? same + 1 : 0;
    before = now ?? "";
    if (now !== undefined && same === 2) return `${now}\n`;
    if (performance.now() > deadline) throw new Error(`${page.url()} does not come to rest`);
  }
}

/** @returns undefined where it waits for something */
async function treeAtRest(page: Page): Promise<string | undefined> {
  const isBusy = await page.evaluate(() => {
    const { goldenAsked } = window as typeof window & { goldenAsked?: Asked };
    return (goldenAsked?.open ?? 0) > 0 || document.readyState !== "complete";
  });
  return isBusy ? undefined : page.locator("body").ariaSnapshot();
}
