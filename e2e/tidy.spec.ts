import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { cardSize, laneEnds, stageAt } from "@/lib/domain/pipeline/lanes";
import { platformPipeline } from "@/lib/testing/platform-pipeline";
import { expect, test } from "./fixtures";
import { messy } from "./messy-pipeline";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("a messy map is tidied up in one step, in a worker, and put back in one step @main", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const { page } = await signedInPage("editor", { reducedMotion: "no-preference" });
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  const id = await newPipeline({ document: messy });
  const stored = async () =>
    ((await admin.json("GET", `/pipelines/${id}`)) as { readonly document: PipelineDocument }).document;
  const before = (await stored()).nodes;
  await map.open(id);

  await test.step("by key, with the focus on the map", async () => {
    const worker = page.waitForEvent("worker");
    // With the inspector beside it, which the map makes room for.
    await map.select("Docker Hub, Parent registry");
    await page.keyboard.press("Shift+T");
    await worker;
    await expect(map.undo).toHaveAccessibleName("Undo: tidy up");
    await map.expectSaved();
    await expect.poll(async () => faults(await stored())).toEqual([]);
  });

  await test.step("the whole map is then in sight", async () => {
    for (const node of before)
      await expect(map.canvas.locator(`.react-flow__node[data-id="${node.id}"]`)).toBeInViewport({
        ratio: 0.99,
      });
  });

  await test.step("what is tidy stays as it is", async () => {
    await tools.run("Tidy up");
    await expect(map.canvas.getByText("The map is already tidy.")).toBeVisible();
  });

  await test.step("one undo puts every card back", async () => {
    await map.undo.click();
    await expect(map.redo).toHaveAccessibleName("Redo: tidy up");
    await map.expectSaved();
    await expect.poll(async () => (await stored()).nodes).toEqual(before);
  });

  await test.step("only what is selected, by its menu", async () => {
    await map.canvas.focus();
    await page.keyboard.press("Control+a");
    await tools.run("Tidy up the selection");
    await expect(map.undo).toHaveAccessibleName("Undo: tidy up what is selected");
    await map.expectSaved();
    await expect.poll(async () => faults(await stored())).toEqual([]);
  });
});

test("120 nodes are packed so that each is read, their groups with their bundles between them", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ document: platformPipeline("Platform: 120 nodes") }));
  await tools.run("Tidy up");
  await expect(map.undo).toHaveAccessibleName("Undo: tidy up");

  await test.step("all is in sight, large enough and with nothing on top of anything", async () => {
    await expect(
      map.canvas.getByRole("button", { name: /^22 connections from Prod registries/ }),
    ).toBeVisible();
    await expect(map.canvas.locator(".map-group")).toHaveCount(11);
    await expect.poll(() => page.evaluate(seen)).toEqual({ cards: 120, cut: [], small: [], over: [] });
    const { zoom, across, down } = await page.evaluate(fitted);
    expect(zoom).toBeGreaterThanOrEqual(0.33);
    expect(Math.min(across, down)).toBeGreaterThanOrEqual(0.85);
  });

  await test.step("lines are drawn for the card that is pointed at, and a bundle selects what it holds", async () => {
    const lines = map.canvas.locator(".react-flow__edge");
    await expect(lines).toHaveCount(0);
    await map.canvas.locator('.react-flow__node[data-id="g2n0"]').hover();
    // Its parent image, its build in the same group, and the registry.
    await expect(lines).toHaveCount(3);
    const byHand = map.canvas.getByRole("button", {
      name: "2 connections from Delivery to EC2 legacy, manual",
    });
    await byHand.click();
    await expect(map.footer).toContainText("2 connections selected.");
  });

  await test.step("in a small window no bundle runs out of sight", async () => {
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1024, height: 768 });
    await tools.run("Tidy up");
    await map.showAll();
    await expect.poll(() => page.evaluate(bundlesOutOfSight)).toEqual([]);
    const { across } = await page.evaluate(fitted);
    expect(across).toBeGreaterThanOrEqual(0.9);
  });
});

test("for anyone who asked for less motion, the cards are where they belong at once", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { reducedMotion: "reduce" });
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ document: messy }));
  await tools.run("Tidy up");
  await expect(map.undo).toHaveAccessibleName("Undo: tidy up");
  await expect(map.canvas.locator('.react-flow__node[data-id="app"]')).toBeInViewport({ ratio: 0.99 });
});

/** What is not tidy: cards over one another, cards in another lane than their stage's, connections that lead back. */
function faults({ nodes, edges }: PipelineDocument): string[] {
  const ends = laneEnds(nodes);
  const strayed = nodes
    .filter(({ stage, position }) => stageAt(position, ends) !== stage)
    .map(({ name }) => `${name} is in another lane`);
  const over = nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter(
        ({ position: { x, y } }) =>
          Math.abs(x - one.position.x) < cardSize.width && Math.abs(y - one.position.y) < cardSize.height,
      )
      .map((other) => `${one.name} lies on ${other.name}`),
  );
  const places = new Map<string, number>(nodes.map(({ id, position }) => [id, position.x]));
  const back = edges
    .filter(({ source, target }) => (places.get(source) ?? 0) > (places.get(target) ?? 0))
    .map(({ id }) => `${id} leads back`);
  return [...strayed, ...over, ...back];
}

/** In the page: cards, names that are cut, words below 11 px, and what of a group or a bundle lies on a card or on another. */
function seen() {
  const all = (selector: string) => [
    ...document.querySelectorAll<HTMLElement>(`#main .react-flow ${selector}`),
  ];
  const isCut = (name: HTMLElement) =>
    name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 1;
  const words = (element: HTMLElement) => element.textContent;
  const meet = (one: Element, other: Element) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return (
      a.left < b.right - 0.5 && a.right > b.left + 0.5 && a.top < b.bottom - 0.5 && a.bottom > b.top + 0.5
    );
  };
  const cards = all(".card-face");
  const lanes = [...document.querySelectorAll("#main section[aria-label$=' stage']")];
  const heads = all(".map-group-head > p > *, .map-group-tab, .bundle-label");
  const over = heads.filter(
    (head, index) =>
      [...cards, ...lanes].some((other) => meet(head, other)) ||
      heads.slice(index + 1).some((other) => meet(head, other)),
  );
  const read = [...all(".card-face *"), ...heads].filter(
    (element) => element.textContent !== "" && parseFloat(getComputedStyle(element).fontSize) < 11,
  );
  return {
    cards: cards.length,
    cut: [...all(".card-name"), ...all(".map-group-head > p > :first-child")].filter(isCut).map(words),
    small: read.map(words),
    over: over.map(words),
  };
}

/** In the page: the bundles that are cut off at the left or the right of the canvas. */
function bundlesOutOfSight() {
  const { left = 0, right = 0 } = document.querySelector("#main .react-flow")?.getBoundingClientRect() ?? {};
  return [...document.querySelectorAll("#main [data-bundle]")].flatMap((bundle) => {
    const line = bundle.getBoundingClientRect();
    return line.left < left || line.right > right
      ? [`${bundle.textContent}: ${line.left} to ${line.right}`]
      : [];
  });
}

/** In the page: the zoom, and how much of the width and height of the canvas below the lane heads its cards reach over. */
function fitted() {
  const canvas = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  const boxes = [...document.querySelectorAll("#main .card-face")].map((card) =>
    card.getBoundingClientRect(),
  );
  const size = (from: "left" | "top", to: "right" | "bottom") =>
    Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
  const transform = document.querySelector<HTMLElement>(".react-flow__viewport")?.style.transform ?? "";
  return {
    zoom: Number(/scale\((.+)\)/.exec(transform)?.[1]),
    across: size("left", "right") / (canvas?.width ?? 1),
    down: size("top", "bottom") / ((canvas?.height ?? 53) - 52),
  };
}
