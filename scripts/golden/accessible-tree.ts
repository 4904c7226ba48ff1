import type { BrowserContext, Page, Request } from "@playwright/test";

/** In milliseconds: between two looks, and until a page that never settles is given up. */
const pause = 100;
const patience = 20_000;

/** Counts the unanswered messages to workers in each page of a context, and starts nothing that waits for seconds. */
export async function watchWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // The map analyses after five seconds without input: on a busy machine before its tree is read.
    const later = window.setTimeout;
    Object.assign(window, {
      setTimeout: (...given: Parameters<typeof later>) => ((given[1] ?? 0) < 5000 ? later(...given) : 0),
    });
    const asked = { open: 0 };
    Object.assign(window, { goldenAsked: asked });
    const WorkerNow = window.Worker;
    window.Worker = class extends WorkerNow {
      private waits = false;
      constructor(...args: ConstructorParameters<typeof WorkerNow>) {
        super(...args);
        this.addEventListener("message", ({ data }: MessageEvent<{ readonly type?: string }>) => {
          // It has begun, and answers nothing yet.
          if (data.type !== "ready") this.wait(false);
        });
        this.addEventListener("error", () => this.wait(false));
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

/** The pending network requests of a page, including scripts; a stream never ends. */
export function watchRequests(page: Page): ReadonlySet<Request> {
  const open = new Set<Request>();
  page.on("request", (request) => {
    if (!new URL(request.url()).pathname.endsWith("/events")) open.add(request);
  });
  page.on("requestfinished", (request) => open.delete(request));
  page.on("requestfailed", (request) => open.delete(request));
  return open;
}

/** The accessible tree of a page, as assistive technology finds it, once it has settled. */
export async function accessibleTree(page: Page, requests: ReadonlySet<Request>): Promise<string> {
  const deadline = performance.now() + patience;
  for (let same = 0, before = ""; ;) {
    await page.waitForTimeout(pause);
    // A page that navigates meanwhile is read again.
    const now = requests.size > 0 ? undefined : await treeAtRest(page).catch(() => undefined);
    same = now !== undefined && now === before ? same + 1 : 0;
    before = now ?? "";
    if (now !== undefined && same === 2) return `${now}\n`;
    if (performance.now() > deadline) throw new Error(`${page.url()} does not settle`);
  }
}

/** @returns undefined while it waits */
async function treeAtRest(page: Page): Promise<string | undefined> {
  const isBusy = await page.evaluate(async () => {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
    const { goldenAsked } = window as typeof window & { goldenAsked?: { readonly open: number } };
    return (goldenAsked?.open ?? 0) > 0 || document.readyState !== "complete";
  });
  if (isBusy) return undefined;
  const tree = await page.locator("body").ariaSnapshot();
  // The router's announcer, last in the page, repeats the title only if it existed before the first title.
  return tree.replace(/\n- alert: [^\n]*$/, "\n- alert");
}
