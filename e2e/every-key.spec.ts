import type { Locator, Page } from "@playwright/test";
import { claimedArticle } from "./claimed-article";
import { drawn } from "./drawn";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

// The keys that no other story presses, each by what it is seen to do.

const [jenkins, developer, hosts] = [
  "Jenkins, CI",
  "Developer, Developer",
  "Container hosts, Container host",
] as const;

/** From a place on something, in pixels from its top left corner. */
async function drag(
  page: Page,
  on: Locator,
  [left, top]: readonly [number, number],
  [x, y]: readonly [number, number],
  button: "left" | "middle" = "left",
): Promise<void> {
  await on.hover({ position: { x: left, y: top } });
  const box = await on.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  await page.mouse.down({ button });
  await page.mouse.move(box.x + left + x, box.y + top + y, { steps: 8 });
  await page.mouse.up({ button });
}

async function selectTwo(map: MapPage): Promise<void> {
  await map.select(developer);
  await map.addToSelection(hosts);
  await expect(new Inspector(map.page).heading).toHaveText("2 selected");
}

test("the keys that edit and open @main", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ template: "article" }));

  await test.step("Backspace deletes, and both keys of redo do it again", async () => {
    await map.card(jenkins).focus();
    for (const key of ["Backspace", "Control+Shift+z", "Control+y"]) {
      await press(page, key);
      await expect(map.card(jenkins), key).toBeHidden();
      await press(page, "Control+z");
      await expect(map.card(jenkins)).toBeVisible();
    }
  });

  await test.step("what was cut is pasted, without the connections that it had", async () => {
    await map.card(jenkins).click();
    await press(page, "Control+x");
    await expect(map.footer).toContainText("6 nodes");
    await press(page, "Control+v");
    await expect(map.footer).toContainText(/7 nodes\s*3 connections/);
  });

  await test.step("to save is not needed; a zone is gone with the last that stood in it", async () => {
    await press(page, "Control+s");
    await expect(page.getByText("Changes save automatically.")).toBeVisible();
    await selectTwo(map);
    await press(page, "Control+g");
    await expect(tools.dialog("Zones")).toBeVisible();
    await press(page, "Escape");
    await expect(map.canvas.getByTitle("Zones")).toHaveText("Zone 1");
    await press(page, "Control+Shift+g");
    await expect(map.canvas.getByTitle("Zones")).toHaveCount(0);
  });

  for (const [key, opened] of [
    ["Alt+Shift+ArrowRight", tools.dialog("After Jenkins")],
    ["Alt+Shift+ArrowLeft", tools.dialog("Before Jenkins")],
    ["Control+ArrowDown", tools.dialog("After Jenkins")],
    ["Alt+Shift+ArrowUp", tools.dialog("Before Jenkins")],
    ["Control+Shift+p", tools.dialog("Search or run a command")],
    ["ContextMenu", tools.menu],
  ] as const) {
    await map.card(jenkins).click();
    await press(page, key);
    await expect(opened, key).toBeVisible();
    await press(page, "Escape");
    await expect(opened, key).toBeHidden();
    await expect(map.card(jenkins)).toBeFocused();
  }
  await map.expectSaved();
});

test("the keys that move cards, and what a dragged card keeps to @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  const card = map.card(jenkins).first();

  await test.step("arrows by a step of the grid, with Shift by four; with Alt to the branch above", async () => {
    await card.focus();
    const { x, y } = await drawn(card);
    // Presses with a pause between them are moves of their own: what one press did is undone, the rest is walked back.
    for (const [key, right, down] of [
      ["ArrowRight", 10, 0],
      ["Control+z", 0, 0],
      ["ArrowRight", 10, 0],
      ["Shift+ArrowRight", 50, 0],
      ["ArrowUp", 50, -10],
      ["Shift+ArrowUp", 50, -50],
      ["ArrowLeft", 40, -50],
      ["Shift+ArrowLeft", 0, -50],
      ["Shift+ArrowDown", 0, -10],
      ["ArrowDown", 0, 0],
    ] as const) {
      await press(page, key);
      await expect.poll(() => drawn(card), key).toMatchObject({ x: x + right, y: y + down });
    }
    await press(page, "Alt+ArrowLeft", "Alt+ArrowDown", "Alt+ArrowUp");
    await expect(map.card("Check-in, Source repository")).toBeFocused();
    await expect(page.getByRole("status").filter({ hasText: "Branch 1 of 2" })).toBeAttached();
  });

  await test.step("what is selected is lined up on each side", async () => {
    await selectTwo(map);
    for (const [key, axis, to] of [
      ["Control+Shift+ArrowLeft", "x", Math.min],
      ["Control+Shift+ArrowRight", "x", Math.max],
      ["Control+Shift+ArrowDown", "y", Math.max],
    ] as const) {
      const places = async () => [
        (await drawn(map.card(developer)))[axis],
        (await drawn(map.card(hosts)))[axis],
      ];
      const before = await places();
      await press(page, key);
      await expect.poll(places, key).toEqual([to(...before), to(...before)]);
      await press(page, "Control+z");
      await expect.poll(places, key).toEqual(before);
    }
  });

  await test.step("a dragged card keeps to the grid and to its row until told not to; with Alt a copy is dragged", async () => {
    await card.click();
    await press(page, "0");
    /** Whether it then stands off the grid, and off its row. */
    const dragged = async () => {
      const before = await drawn(card);
      // Within its lane: across a border it would go back into that.
      await drag(page, card, [60, 12], [-33, 4]);
      await expect.poll(async () => (await drawn(card)).x).toBeLessThan(before.x);
      await expect(card, "it was let go").not.toContainClass("dragging");
      const { x, y } = await drawn(card);
      return [x % 10 !== 0, y !== before.y];
    };
    expect(await dragged()).toEqual([false, false]);
    await press(page, "Control+'");
    await expect(page.getByText("Snap to grid: off.")).toBeVisible();
    expect(await dragged()).toEqual([true, false]);
    await press(page, "Alt+s");
    await expect(page.getByText("Snap to other cards: off.")).toBeVisible();
    expect(await dragged()).toEqual([true, true]);
    await page.keyboard.down("Alt");
    await drag(page, card, [60, 12], [0, 150]);
    await page.keyboard.up("Alt");
    await expect(map.footer).toContainText("8 nodes");
  });
  await map.expectSaved();
});

test("the keys of the view: zoom, what is shown, what dragging does, and the map alone @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ template: "article" }));
  const cards = map.canvas.locator(".react-flow__node");
  const view = () => drawn(map.canvas.locator(".react-flow__viewport"));
  await map.card(jenkins).click();

  await test.step("in, out, to 100 %, and by the wheel", async () => {
    for (const [key, zoom] of Object.entries({
      "0": 1,
      "=": 1.2,
      "Shift+=": 1.44,
      "-": 1.2,
      "Shift+2": 1.5,
    })) {
      await press(page, key);
      await expect.poll(view, key).toMatchObject({ zoom });
    }
    await map.card(jenkins).hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await view()).zoom).toBeGreaterThan(1);
  });

  for (const key of ["1", "Shift+1"]) {
    await press(page, "+", "+", "+", key);
    await expect(cards).toHaveCount(7);
    for (const one of await cards.all()) await expect(one, key).toBeInViewport({ ratio: 0.99 });
  }

  await test.step("V draws a box that selects, H moves the map, and the middle button does with either", async () => {
    const box = await map.canvas.boundingBox();
    if (!box) throw new Error("There is no map.");
    // Not so near an edge that the map would move by itself.
    const corner = [44, box.height - 44] as const;
    await press(page, "Escape", "-", "v");
    const before = await view();
    await drag(page, map.canvas, corner, [box.width - 88, 120 - box.height]);
    await expect(inspector.panel).toContainText("7 nodes");
    expect(await view()).toEqual(before);
    await drag(page, map.canvas, corner, [30, -20], "middle");
    await expect.poll(view).toEqual({ ...before, x: before.x + 30, y: before.y - 20 });
    await press(page, "Escape", "h");
    await drag(page, map.canvas, corner, [-30, 0]);
    await expect.poll(view).toEqual({ ...before, y: before.y - 20 });
  });

  await test.step("a button brings back a map that was moved out of sight", async () => {
    const back = page.getByRole("button", { name: "Back to the map" });
    await expect(back).toHaveCount(0);
    for (const corner of [44, 64, 84]) await drag(page, map.canvas, [44, corner], [0, 500]);
    await back.click();
    for (const one of await cards.all()) await expect(one).toBeInViewport({ ratio: 0.99 });
    await expect(back).toHaveCount(0);
  });

  await press(page, "Control+a");
  for (const visible of [false, true]) {
    await press(page, "Control+b");
    await expect(map.rail).toBeVisible({ visible });
    await expect(inspector.panel).toBeVisible({ visible });
  }
});

test("single keys that are turned off do nothing on the map, and the others still do", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await page.goto("/settings/account");
  await page.getByRole("checkbox", { name: /^Single-key shortcuts/ }).uncheck();
  await map.open(await newPipeline({ template: "article" }));
  await map.card(jenkins).click();
  await press(page, "c", "m", "f", "?", "Control+d");
  await expect(map.footer).toContainText("8 nodes");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("in the list of gaps 4 says that a control is there, and both keys of redo say it again", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const gaps = new GapsPage(page);
  await gaps.open(await newPipeline({ document: claimedArticle("Payments") }), "?node=ci&status=missing");
  const row = gaps.rows.first();
  await row.focus();
  for (const key of ["4", "Control+Shift+z", "Control+y"]) {
    await press(page, key);
    await expect(row, key).toContainText(/Declared\s*was Missing/);
    await press(page, "Control+z");
    await expect(row).not.toContainText("was Missing");
  }
});
