import { type Browser, chromium, type Page } from "@playwright/test";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { addCard } from "./add-card";
import { startBareServer } from "./bare-server";
import { framesOf, type Gesture, gestures } from "./canvas-gestures";
import { milliseconds, times } from "./measure";
import { openCanvas, zoomIn } from "./open-canvas";
import { spreadPipeline } from "./spread-pipeline";
import type { Row } from "./table";

const rounds = 6;
/** Opening is over in a second, and what else the machine does in it shows: more of them. */
const moreOpenings = 16;
/** In each round: the first of them compile what adds. */
const additions = 6;
const many = { nodes: 1_000, slower: 1.3, opening: 1.5, adding: 1.5 };
const most = { nodes: 5_000, frames: 15, heap: 200 };
const screen = { width: 1440, height: 900 };
const modes = ["fitted", "zoomed in"] as const;
type Measure = "open" | "add" | `${(typeof modes)[number]}, ${Gesture}`;
type Taken = Map<Measure, number>;
/** A screen shows sixty a second: a frame that is ready sooner is no quicker to the eye. */
const shownFor = 1000 / 60;

/** The map beside a bare React Flow canvas of the same graph and size, in the same browser, by turns. */
export async function benchEditorSpeed(
  postgresUrl: string,
  browserPath: string | undefined,
): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", postgresUrl);
  const server = await startAppServer({ databaseUrl: scratch.url });
  // A frame begins when the one before it is drawn: what it takes is seen, not how many fit between two beats of a screen.
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
    "--js-flags=--expose-gc",
  ];
  const browser = await chromium.launch({
    args,
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
  });
  try {
    const api = await signIn(server.url);
    return [...(await besideBare(browser, api)), ...(await withThousands(browser, api))];
  } finally {
    await browser.close();
    await server.stop();
    await scratch.remove();
  }
}

async function addressOf(api: ApiClient, nodes: number): Promise<string> {
  const { id } = createdPipelineSchema.parse(
    await api.json("POST", "/pipelines", { document: spreadPipeline(nodes) }),
  );
  return `${api.url}/pipelines/${id}`;
}

async function besideBare(browser: Browser, api: ApiClient): Promise<readonly Row[]> {
  const document = spreadPipeline(many.nodes);
  const bare = await startBareServer(document);
  const address = await addressOf(api, many.nodes);
  const [ours, theirs]: [Taken, Taken] = [new Map(), new Map()];
  let size = screen;
  for (let round = 0; round < rounds; round++) {
    const map = await openCanvas(browser, address, screen, api);
    size = await map.page
      .locator(".react-flow")
      .evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }));
    await measureGestures(map.page, ours, map.took);
    await measureAdding(map.page, ours);
    await map.page.context().close();
    const canvas = await openCanvas(browser, bare.url, size);
    await measureGestures(canvas.page, theirs, canvas.took);
    await measureAdding(canvas.page, theirs);
    await canvas.page.context().close();
  }
  for (let time = 0; time < moreOpenings; time++) {
    keepBest(ours, "open", await timeToOpen(browser, address, screen, api));
    keepBest(theirs, "open", await timeToOpen(browser, bare.url, size));
  }
  await bare.stop();
  const what = `${many.nodes.toLocaleString("en")} nodes and ${document.edges.length.toLocaleString("en")} hand-overs`;
  const frames = modes.flatMap((mode) => gestures.map((gesture): Measure => `${mode}, ${gesture}`));
  return [
    ...frames.map((measure) =>
      compare(`p95 frame of ${what}, ${measure}`, measure, ours, theirs, many.slower, shownFor),
    ),
    compare(`opening ${what}`, "open", ours, theirs, many.opening, 0),
    compare(`adding a node to ${what}, until it is painted`, "add", ours, theirs, many.adding, 0),
  ];
}

/** The best of the rounds: what else the machine does only ever adds. */
function keepBest(taken: Taken, measure: Measure, value: number): void {
  taken.set(measure, Math.min(value, taken.get(measure) ?? Infinity));
}

async function timeToOpen(...from: Parameters<typeof openCanvas>): Promise<number> {
  const { page, took } = await openCanvas(...from);
  await page.context().close();
  return took;
}

async function measureGestures(page: Page, taken: Taken, opening: number): Promise<void> {
  keepBest(taken, "open", opening);
  // What is loaded when the map has been drawn has come.
  await page.waitForTimeout(2_000);
  for (const mode of modes) {
    if (mode === "zoomed in") await zoomIn(page);
    for (const gesture of gestures)
      keepBest(taken, `${mode}, ${gesture}`, percentile(await framesOf(page, gesture), 0.95));
  }
}

async function measureAdding(page: Page, taken: Taken): Promise<void> {
  for (let time = 0; time < additions; time++) keepBest(taken, "add", await addCard(page));
}

function compare(
  what: string,
  measure: Measure,
  ours: Taken,
  theirs: Taken,
  bound: number,
  least: number,
): Row {
  const [own, bare] = [ours.get(measure) ?? Number.NaN, theirs.get(measure) ?? Number.NaN];
  const ratio = Math.max(own, least) / Math.max(bare, least);
  return {
    what,
    measured: `${times(ratio)} (${milliseconds(own)})`,
    bound: `at most ${bound} times`,
    beside: `${milliseconds(bare)} for a bare React Flow canvas`,
    holds: ratio <= bound,
  };
}

async function withThousands(browser: Browser, api: ApiClient): Promise<readonly Row[]> {
  const what = `${most.nodes.toLocaleString("en")} nodes`;
  const { page, took } = await openCanvas(browser, await addressOf(api, most.nodes), screen, api);
  await page.waitForTimeout(3_000);
  const rates = new Map<string, number>();
  for (const mode of modes) {
    if (mode === "zoomed in") await zoomIn(page);
    for (let round = 0; round < rounds; round++) {
      const frames = await framesOf(page, "pan", 40);
      rates.set(mode, Math.max(rates.get(mode) ?? 0, 1000 / percentile(frames, 0.5)));
    }
  }
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const heap = usedSize / 1024 ** 2;
  await page.context().close();
  return [
    ...[...rates].map(([mode, rate]) => ({
      what: `panning ${what}, ${mode}`,
      measured: `${rate.toFixed(0)} frames a second`,
      bound: `at least ${most.frames}`,
      beside: `opened in ${milliseconds(took)}`,
      holds: rate >= most.frames,
    })),
    {
      what: `heap with ${what} open`,
      measured: `${heap.toFixed(0)} MB`,
      bound: `under ${most.heap} MB`,
      beside: "after a collection",
      holds: heap < most.heap,
    },
  ];
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
