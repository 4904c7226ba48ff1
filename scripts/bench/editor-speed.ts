import { type Browser, chromium, type Page } from "@playwright/test";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { addCard } from "./add-card";
import { startBareServer } from "./bare-server";
import { framesOf, type Gesture, gestures } from "./canvas-gestures";
import { middleOf, type Pair, pairOf } from "./measure";
import { type Opened, openCanvas, zoomIn } from "./open-canvas";
import { ratioRow } from "./ratio-row";
import { spreadPipeline } from "./spread-pipeline";
import type { Row } from "./table";

const openings = 16;
/** Both canvases are open in each; the first addition compiles the code for adding. */
const [rounds, additions] = [4, 4] as const;
const many = { nodes: 1_000, slower: 1.3, opening: 1.5, adding: 1.5 };
const most = { nodes: 2_000, turns: [0, 1, 2, 3], slower: 2.5, heap: 200 };
const screen = { width: 1440, height: 900 };
const modes = ["fitted", "zoomed in"] as const;
/** A screen shows sixty frames a second, so a faster frame looks no quicker. */
const shownFor = 1000 / 60;

/** The map beside a bare React Flow canvas of the same graph and size, in the same browser, by turns. */
export async function benchEditorSpeed(
  postgresUrl: string,
  browserPath: string | undefined,
): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", postgresUrl);
  const server = await startAppServer({ databaseUrl: scratch.url });
  // A frame begins when the previous one is drawn, so this measures its cost, not how many fit between two
  // refreshes.
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
    const map = await mapOf(browser, api, many.nodes);
    return [...(await besideBare(browser, map)), ...(await besideFewer(browser, api, map))];
  } finally {
    await browser.close();
    await server.stop();
    await scratch.remove();
  }
}

type Open = () => Promise<Opened>;

interface DrawnMap {
  readonly what: string;
  readonly document: PipelineDocument;
  readonly open: Open;
}

async function mapOf(browser: Browser, api: ApiClient, nodes: number): Promise<DrawnMap> {
  const document = spreadPipeline(nodes);
  const { id } = createdPipelineSchema.parse(await api.json("POST", "/pipelines", { document }));
  return {
    what: `${nodes.toLocaleString("en")} nodes and ${document.edges.length.toLocaleString("en")} connections`,
    document,
    open: () => openCanvas(browser, `${api.url}/pipelines/${id}`, screen, api),
  };
}

async function besideBare(browser: Browser, { what, document, open }: DrawnMap): Promise<readonly Row[]> {
  const { url, stop } = await startBareServer(document);
  const { page } = await open();
  const size = await page
    .locator(".react-flow")
    .evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }));
  await page.context().close();
  const openBare = () => openCanvas(browser, url, size);
  const [opening, adding]: [Pair[], Pair[]] = [[], []];
  for (let turn = 0; turn < openings; turn++)
    opening.push(
      await pairOf(
        turn,
        () => timeToOpen(open),
        () => timeToOpen(openBare),
      ),
    );
  const moving = new Map<string, Pair[]>();
  for (let round = 0; round < rounds; round++)
    await withBoth(open, openBare, async (ours, bare) => {
      await measureFrames([ours, bare], gestures, [round], moving);
      for (let time = 0; time <= additions; time++) {
        const pair = await pairOf(time, inFront(ours, addCard), inFront(bare, addCard));
        if (time > 0) adding.push(pair);
      }
    });
  await stop();
  const floor = "for a bare React Flow canvas";
  return [
    ...frameRows(what, moving, many.slower, floor),
    ratioRow({ what: `opening ${what}`, middle: middleOf(opening), most: many.opening, floor }),
    ratioRow({
      what: `adding a node to ${what}, until it is painted`,
      middle: middleOf(adding),
      most: many.adding,
      floor,
    }),
  ];
}

/** For the map measured beside a bare canvas: a bare one with this many nodes takes seconds for each turn. */
async function besideFewer(browser: Browser, api: ApiClient, fewer: DrawnMap): Promise<readonly Row[]> {
  const { what, open } = await mapOf(browser, api, most.nodes);
  const moving = new Map<string, Pair[]>();
  let heap = Number.NaN;
  await withBoth(open, fewer.open, async (ours, other) => {
    await measureFrames([ours, other], ["pan"], most.turns, moving);
    heap = await heapOf(ours);
  });
  return [
    ...frameRows(what, moving, most.slower, `for ${many.nodes.toLocaleString("en")}`),
    {
      what: `heap with ${what} open`,
      measured: `${heap.toFixed(0)} MB`,
      bound: `under ${most.heap} MB`,
      beside: "after a collection",
      holds: heap < most.heap,
    },
  ];
}

function frameRows(
  what: string,
  moving: ReadonlyMap<string, readonly Pair[]>,
  bound: number,
  floor: string,
): readonly Row[] {
  return [...moving].map(([gesture, pairs]) =>
    ratioRow({ what: `p95 frame of ${what}, ${gesture}`, middle: middleOf(pairs), most: bound, floor }),
  );
}

async function timeToOpen(open: Open): Promise<number> {
  const { page, took } = await open();
  await page.context().close();
  return took;
}

async function withBoth(
  ours: Open,
  other: Open,
  work: (ours: Page, other: Page) => Promise<void>,
): Promise<void> {
  const pages = [(await ours()).page, (await other()).page] as const;
  // Everything loaded after the map was drawn has arrived.
  await pages[0].waitForTimeout(2_000);
  await work(...pages);
  for (const page of pages) await page.context().close();
}

async function measureFrames(
  [ours, other]: readonly [Page, Page],
  made: readonly Gesture[],
  turns: readonly number[],
  into: Map<string, Pair[]>,
): Promise<void> {
  const frame = (gesture: Gesture) => async (page: Page) =>
    Math.max(shownFor, percentile(await framesOf(page, gesture), 0.95));
  for (const mode of modes) {
    if (mode === "zoomed in") for (const page of [ours, other]) await zoomIn(page);
    for (const gesture of made) {
      const pairs = into.get(`${mode}, ${gesture}`) ?? [];
      const clock = frame(gesture);
      for (const turn of turns) pairs.push(await pairOf(turn, inFront(ours, clock), inFront(other, clock)));
      into.set(`${mode}, ${gesture}`, pairs);
    }
  }
}

/** As a user sees it: the parts behind are drawn later. */
function inFront(page: Page, clock: (page: Page) => Promise<number>): () => Promise<number> {
  return async () => {
    await page.bringToFront();
    return clock(page);
  };
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  return (await session.send("Runtime.getHeapUsage")).usedSize / 1024 ** 2;
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
