import type { Page } from "@playwright/test";
import { platformPipeline } from "@/lib/testing/platform-pipeline";
import { expect, test } from "./fixtures";
import { largePipeline } from "./large-pipeline";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

for (const { name, document, steps } of [
  { name: "across a map of 112 nodes", document: largePipeline("Forty services"), steps: 3 },
  { name: "between groups of 120 nodes", document: platformPipeline(), steps: 2 },
])
  test(`a bypass ${name} is read on the map: its numbers, its names and its hands`, async ({
    signedInPage,
    newPipeline,
  }) => {
    const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    const [map, findings] = [new MapPage(page), new Findings(page)];
    await map.open(await newPipeline({ document }));
    await new MapTools(page).run("Tidy up");
    await map.showAll();
    const before = await placesOfCards(page);
    await expect.poll(async () => countsOutOfSight(page)).toEqual([]);
    await test.step("closed again, a way leaves the map where it was, close by", async () => {
      await map.zoomTo(0.8);
      const close = await viewOf(page);
      await map.canvas.focus();
      await page.keyboard.press("b");
      await expect.poll(async () => (await findings.wayOnMap()).length).toBe(steps);
      await expect.poll(async () => viewOf(page)).not.toBe(close);
      await map.atRest();
      await page.keyboard.press("Escape");
      await expect(findings.panel("Bypasses")).toBeHidden();
      await expect.poll(async () => viewOf(page)).toBe(close);
      await map.showAll();
    });
    await map.canvas.focus();
    await page.keyboard.press("b");
    await expect.poll(async () => (await findings.wayOnMap()).length).toBe(steps);
    const panel = await findings.panel("Bypasses").boundingBox();
    if (!panel) throw new Error("The panel is not on the screen");
    await expect
      .poll(async () => readWay(page, panel.x))
      .toEqual({ numbers: steps, names: steps + 1, faults: [] });
    await test.step("gone along, both ends of a connection are beside the inspector", async () => {
      await page.keyboard.press("]");
      const ends = page.locator(".card-face.on-way.ring-4");
      await expect(ends).toHaveCount(2);
      await expect
        .poll(async () => {
          const inspector = await page.locator("[data-inspector]").boundingBox();
          const boxes = await Promise.all((await ends.all()).map(async (end) => end.boundingBox()));
          return boxes.map(
            (box) =>
              inspector !== null &&
              box !== null &&
              box.x >= 60 &&
              (box.x + box.width <= inspector.x || box.y >= inspector.y + inspector.height),
          );
        })
        .toEqual([true, true]);
    });
    // Cards out of sight may not be drawn.
    expect(before, "nothing moves but the map as a whole").toMatchObject(await placesOfCards(page));
  });

async function viewOf(page: Page): Promise<string> {
  return page
    .locator("#main .react-flow__viewport")
    .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).toString());
}

/** The numbers on lines between groups that the edge of the canvas cuts. */
async function countsOutOfSight(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const canvas = document.querySelector("#main .react-flow")?.getBoundingClientRect();
    return [...document.querySelectorAll("#main .bundle-label")].flatMap((label) => {
      const { left, right, bottom } = label.getBoundingClientRect();
      const isIn = canvas && left >= canvas.left && right <= canvas.right && bottom <= canvas.bottom;
      return isIn === true ? [] : [label.getAttribute("aria-label") ?? ""];
    });
  });
}

/** Where each card is on the map, by id. */
async function placesOfCards(page: Page): Promise<{ readonly [id: string]: string }> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>("#main .react-flow__node")].map((card) => [
        card.dataset["id"] ?? "",
        card.style.transform,
      ]),
    ),
  );
}

interface Way {
  readonly numbers: number;
  /** Cards on the way whose name is read, in them or beside them. */
  readonly names: number;
  readonly faults: readonly string[];
}

/** @param end where the panel begins that lies over the map, in pixels from the left. */
async function readWay(page: Page, end: number): Promise<Way> {
  return page.evaluate((right) => {
    const map = document.querySelector("#main .react-flow");
    if (!map) throw new Error("There is no map on the page.");
    const { left, top, bottom } = map.getBoundingClientRect();
    const laneHead = 52;
    const all = (selector: string) => [...map.querySelectorAll<HTMLElement>(selector)];
    const called = (element: Element) => (element.textContent ?? "").slice(0, 30);
    const box = (element: Element) => element.getBoundingClientRect();
    const meet = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1;
    const [cards, numbers, names] = [all(".card-face.on-way"), all(".line-number"), all(".way-name")];
    const labels = all(".edge-label");
    const faults: string[] = [];
    const shown = [...cards, ...numbers, ...names, ...labels];
    for (const [index, one] of shown.entries()) {
      const own = box(one);
      if (own.left < left || own.right > right || own.top < top + laneHead || own.bottom > bottom)
        faults.push(`${called(one)} is out of sight`);
      for (const other of shown.slice(index + 1))
        if (!one.contains(other) && meet(own, box(other)))
          faults.push(`${called(one)} meets ${called(other)}`);
    }
    const isRead = (element: Element | null | undefined) =>
      element !== null && element !== undefined && element.clientHeight >= 11 && called(element) !== "";
    const read = cards.filter((card) => isRead(card.querySelector(".card-name")));
    const named = names.filter((name) => isRead(name.querySelector("[title]")));
    for (const line of map.querySelectorAll(".on-way[stroke-dasharray]"))
      if (getComputedStyle(line).strokeDasharray === "none") faults.push("a line by hand without its dashes");
    return { numbers: numbers.length, names: read.length + named.length, faults };
  }, end);
}
