import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { ApiClient, signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { freePort } from "@/lib/testing/free-port";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { accessibleTree, watchRequests, watchWorkers } from "./accessible-tree";
import { createMask } from "./mask";
import { type ListedPage, listPages } from "./page-list";
import { goldenDay, type Keep } from "./part";
import { keepDoors, keepServed } from "./served";
import { fillWorkspace } from "./workspace";

const instant = `${goldenDay}T12:00:00Z`;
const clock = path.resolve(".cache/golden-work/clock");
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

/**
 * The accessible tree of every page at three widths, and the other answers of the built application, for a
 * workspace with all kinds of data.
 */
export async function makePages(keep: Keep): Promise<void> {
  setClock("2026-11-03T07:00:00Z");
  const [used, unused] = await Promise.all([startServer(), startServer({ withoutAdmin: true })]);
  const browser = await chromium.launch({
    executablePath: process.env["BLUELINE_TEST_BROWSER"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const { ids, reader, people } = await fillWorkspace(used.url, setClock);
    setClock(instant);
    const mask = createMask(ids);
    const pages = listPages(ids);
    await keep("routes.txt", () => everyRoute(pages));
    const admin = await signIn(used.url);
    const callers = {
      admin,
      editor: await signIn(used.url, people.edo),
      viewer: await signIn(used.url, people.vera),
      nobody: new ApiClient(used.url, ""),
    };
    const looks: readonly Look[] = [
      ...sizes.flatMap((size): Look[] => [
        { seenBy: "member", size, url: used.url, cookie: admin.cookie, name: `${size.width}` },
        { seenBy: "anybody", size, url: used.url, cookie: reader, name: `${size.width}` },
        { seenBy: "first person", size, url: unused.url, cookie: "", name: `${size.width}` },
      ]),
      { seenBy: "member", size: sizes[0], url: used.url, cookie: callers.viewer.cookie, name: "viewer" },
    ];
    await keepTrees(keep, browser, pages, looks, mask);
    // Last, because a download is recorded in the audit log.
    await keepDoors(keep, pages, callers, mask);
    await keepServed(keep, admin, ids, mask);
  } finally {
    await browser.close();
    await Promise.all([used.stop(), unused.stop()]);
  }
}

function setClock(to: string): void {
  mkdirSync(path.dirname(clock), { recursive: true });
  writeFileSync(clock, String(Date.parse(to)));
}

async function startServer({ withoutAdmin = false } = {}) {
  const database = await createScratchDatabase("sqlite", "", { inMemory: true });
  const port = await freePort();
  const server = await startAppServer({
    databaseUrl: database.url,
    port,
    withoutAdmin,
    env: {
      NODE_OPTIONS: `--import=${path.resolve("scripts/golden/fixed-clock.mjs")}`,
      GOLDEN_CLOCK: clock,
      BLUELINE_SECRET: "only for golden outputs, and the same each time",
      BLUELINE_READERS: withoutAdmin ? "0" : "1",
    },
  });
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      await server.stop();
      await database.remove();
    },
  };
}

/** The viewer, and the width of the window. */
interface Look {
  readonly seenBy: ListedPage["seenBy"];
  readonly size: (typeof sizes)[number];
  readonly url: string;
  readonly cookie: string;
  readonly name: string;
}

/** Several at a time: a page mostly waits. */
const lanes = 3;

async function keepTrees(
  keep: Keep,
  browser: Browser,
  pages: readonly ListedPage[],
  looks: readonly Look[],
  mask: (text: string) => string,
): Promise<void> {
  const waiting = looks.flatMap((look) => {
    const context = contextOf(browser, look);
    return pages.filter(({ seenBy }) => seenBy === look.seenBy).map((page) => ({ page, look, context }));
  });
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { page, look, context } = next;
      await keep(`trees/${page.name}/${look.name}.txt`, async () => mask(await treeOf(await context, page)));
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

async function treeOf(context: BrowserContext, { path: address, ready }: ListedPage): Promise<string> {
  const page = await context.newPage();
  const requests = watchRequests(page);
  try {
    await page.goto(address);
    if (ready !== undefined) await page.locator(ready).first().waitFor();
    const tree = await accessibleTree(page, requests);
    return `${new URL(page.url()).pathname}\n${await page.title()}\n${tree}`;
  } finally {
    await page.close();
  }
}

async function contextOf(browser: Browser, { size, url, cookie }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
  });
  // The compiler's wrapper around a function does not exist in a page.
  await context.addInitScript({ content: "globalThis.__name = (one) => one;" });
  await context.clock.setFixedTime(instant);
  await watchWorkers(context);
  // Presence on a pipeline differs each time, so it is not sent.
  await context.route("**/presence", (route) => route.fulfill({ status: 204 }));
  await context.addCookies(
    cookie
      .split("; ")
      .filter((one) => one !== "")
      .map((one) => ({ name: one.slice(0, one.indexOf("=")), value: one.slice(one.indexOf("=") + 1), url })),
  );
  return context;
}

/** Every page of `app`, so that none is forgotten. */
function everyRoute(pages: readonly ListedPage[]): string {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => `/${file.replaceAll(path.sep, "/")}`)
    .filter((file) => file.endsWith("/page.tsx"))
    .map((file) => path.posix.dirname(file).slice(1))
    .toSorted();
  const listed = new Set(pages.map(({ route }) => route));
  const missing = routes.filter((route) => !listed.has(route));
  if (missing.length > 0) throw new Error(`scripts/golden/page-list.ts has no page of ${missing.join(", ")}`);
  return routes.map((route) => `/${route}\n`).join("");
}
