import { articleWithLaptop } from "./article-with-laptop";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { expect, test, uniqueName } from "./fixtures";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

// As most people see it: with what moves.
test.use({ reducedMotion: "no-preference" });

const wide = { viewport: { width: 1440, height: 900 } };

/** Where the map stands and how near it is. */
async function viewOf(map: MapPage): Promise<string> {
  return map.canvas.locator(".react-flow__viewport").evaluate((element) => element.style.transform);
}
const zoomOf = (view: string) => /scale\((.+)\)/.exec(view)?.[1];

test("the map has the page to itself: rail, sentence and lane heads around it, palette and inspector over it on demand", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", wide);
  const [map, inspector] = [new MapPage(page), new Inspector(page)];
  await map.open(await newPipeline({ document: articleWithLaptop(uniqueName("Web shop")) }));

  await test.step("the canvas has all but the bars, and nothing floats over it", async () => {
    expect(await map.canvas.boundingBox()).toEqual({ x: 60, y: 52, width: 1380, height: 808 });
    await expect(inspector.panel).toBeHidden();
    await expect(map.palette).toBeHidden();
    await expect(map.canvas.getByRole("region", { name: "Build stage" })).toContainText(/\d+ of \d+ open/);
  });

  await test.step("the palette opens for Add, and Escape closes it and gives the focus back", async () => {
    const before = await map.canvas.boundingBox();
    await map.openPalette();
    await expect(page).toHaveTitle(/^Add · Web shop/);
    expect((await map.palette.boundingBox())?.width).toBe(292);
    await page.keyboard.press("Escape");
    await expect(map.palette).toBeHidden();
    await expect(map.tool("Add")).toBeFocused();
    expect(await map.canvas.boundingBox()).toEqual(before);
  });

  await test.step("a card that the inspector would lie on moves out from under it, at the same zoom", async () => {
    const before = await viewOf(map);
    await map.select("Container hosts, Container host");
    const panel = await inspector.panel.boundingBox();
    expect(panel).toMatchObject({ x: 1440 - 12 - 372, y: 52 + 12, width: 372 });
    const card = map.card("Container hosts, Container host");
    await expect
      .poll(async () => {
        const box = await card.boundingBox();
        return box ? box.x + box.width : Infinity;
      })
      .toBeLessThanOrEqual(panel?.x ?? 0);
    await expect.poll(async () => zoomOf(await viewOf(map))).toBe(zoomOf(before));
    await expect(map.footer).toContainText("Container hosts selected.");
    await page.getByRole("button", { name: "Close the inspector" }).click();
    await expect(inspector.panel).toBeHidden();
  });

  await test.step("the sentence names the one connection behind the bypasses, and leads there", async () => {
    await expect(map.footer).toContainText(
      /\d+ unprotected entry points? leads? to production(: |\. First: ).+\./,
    );
    await map.footer.getByRole("button", { name: "Show it" }).click();
    await expect(
      new Findings(page).panel("Entry points").locator("[data-way-in][aria-expanded=true]"),
    ).toHaveCount(1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("b");
    const cause = new Findings(page).panel("Bypasses").getByRole("region", { name: "Root cause" });
    await expect(cause).toContainText(/Manual\. It defeats (\d+) gates\. All \1 bypasses run through it\./);
    await expect(page).toHaveTitle(/^Bypasses · Web shop/);
    await cause.getByRole("listitem").first().getByRole("button").click();
    await expect(page).toHaveTitle(/^.+ · Bypasses · Web shop/);
    await expect.poll(async () => (await new Findings(page).wayOnMap()).length).toBeGreaterThan(1);
    await cause.getByRole("button", { name: /^Ana's laptop to Production registry$/ }).click();
    await expect(inspector.heading).toHaveText("Connection");
    // Both are in sight, side by side.
    const [left, right] = [await inspector.panel.boundingBox(), await cause.boundingBox()];
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  });

  await test.step("what if, opened from a bypass, leads back to it", async () => {
    const panel = new Findings(page).panel("Bypasses");
    await panel.getByRole("button", { name: "What if?" }).first().click();
    await page.getByRole("button", { name: "Back to Bypasses" }).click();
    await expect(panel).toBeVisible();
  });

  await test.step("the menu Export saves the map as a picture", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: /^SVG/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.svg$/);
  });
});

test("an address opens the connection, the panel and the finding that it names, and the title says so", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", wide);
  const map = new MapPage(page);
  const id = await newPipeline({ document: articleWithLaptop(uniqueName("Web shop")) });
  await page.goto(`/pipelines/${id}?edge=e0-hotfix`);
  await expect(new Inspector(page).heading).toHaveText("Connection");
  await expect(page).toHaveURL(/edge=e0-hotfix/);
  await page.goto(`/pipelines/${id}?panel=images&lens=owner`);
  await expect(new MapTools(page).dialog("Images and layers")).toBeVisible();
  await expect(page).toHaveTitle(/^Images and layers · Web shop \d+, map · Blueline$/);
  await expect(map.card("Jenkins, CI")).toContainText("No owner");
});

test("a pipeline is renamed where people look for it: at its name, in the menu of the map and by Find @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", wide);
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  const first = uniqueName("To be renamed");
  const id = await newPipeline({ name: first });
  await map.open(id);
  const crumb = page.getByRole("navigation", { name: "Breadcrumb" });
  const dialog = tools.dialog("This pipeline");
  const command = "Rename this pipeline: name and description";
  let before = first;
  for (const [where, open] of [
    ["At the name", () => crumb.getByRole("button", { name: before }).click()],
    ["By Find", () => tools.run(command)],
    ["In the menu", () => tools.choose(map.canvas.getByRole("application"), command)],
  ] as const) {
    await open();
    const name = uniqueName(where);
    await dialog.getByLabel("Name").fill(name);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(crumb.getByRole("button", { name })).toBeVisible();
    before = name;
  }
  await expect(map.saveStatus).toHaveText(/^Saved/);
  await test.step("and on the pages that do not edit its map", async () => {
    const renaming = tools.dialog("Rename pipeline");
    for (const tab of ["matrix", "snapshots"]) {
      await page.goto(`/pipelines/${id}/${tab}`);
      await crumb.getByRole("button", { name: before }).click();
      const name = uniqueName(`On ${tab}`);
      await renaming.getByLabel("Name").fill(name);
      await page.keyboard.press("Enter");
      await expect(renaming).toBeHidden();
      await expect(crumb.getByRole("button", { name })).toBeVisible();
      before = name;
    }
  });
  const viewer = (await signedInPage("viewer", wide)).page;
  await new MapPage(viewer).open(id);
  const read = viewer.getByRole("navigation", { name: "Breadcrumb" });
  await expect(read).toContainText(before);
  await expect(read.getByRole("button")).toHaveCount(0);
  await viewer.goto(`/pipelines/${id}/matrix`);
  await expect(read).toContainText(before);
  await expect(read.getByRole("button")).toHaveCount(0);
});

test("a long name is cut before a button of the bar is, in windows of any width", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", wide);
  const bar = page.getByRole("banner");
  const id = await newPipeline({
    name: `${uniqueName("Payments")} of the shop, the back office and all partners`,
  });
  await new MapPage(page).open(id);
  for (const path of ["", "/matrix", "/snapshots"]) {
    if (path !== "") await page.goto(`/pipelines/${id}${path}`);
    for (const width of [1024, 1280, 1366, 1441, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      const ends = () =>
        bar
          .getByRole("button")
          .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
      await expect.poll(ends, `${path} at ${width} px`).toBeLessThanOrEqual(width - 12);
    }
  }
});

test("on a middling screen the findings are a strip below the map, until their details are asked for", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1024, height: 768 } });
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: articleWithLaptop(uniqueName("Web shop")) }));
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  const panel = new Findings(page).panel("Bypasses");
  await expect(panel).toContainText("Root cause: Ana's laptop");
  expect((await panel.boundingBox())?.height).toBeLessThanOrEqual(64);
  await panel.getByRole("button", { name: "Next connection" }).click();
  await expect.poll(async () => (await new Findings(page).wayOnMap()).length).toBeGreaterThan(1);
  // No node behind the laptop could carry these gates: what would close another one is no fix of this cause.
  await expect(panel.getByRole("button", { name: /^Plan the fix/ })).toHaveCount(0);
  await panel.getByRole("button", { name: "Details" }).click();
  expect((await panel.boundingBox())?.width).toBe(372);
});

test("the first drop leaves the three lanes on the screen, and what answers a press goes away by itself", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", wide);
  const map = new MapPage(page);
  await map.open(await newPipeline({ name: uniqueName("First drop") }));
  await map.openPalette();
  await map.addByDrag("CI", { x: 420, y: 300 });
  await expect(map.palette).toBeHidden();
  for (const stage of ["Build", "Distribute", "Run"]) {
    const box = await map.canvas.getByRole("region", { name: `${stage} stage` }).boundingBox();
    expect(box?.width, stage).toBeGreaterThan(150);
  }
  await new MapTools(page).run("Tidy up");
  // It is worked out beside the page.
  await expect(map.undo).toHaveAccessibleName("Undo: tidy up");
  await map.tool("Tidy up").click();
  const told = page.getByText("The map is already tidy.");
  await expect(told).toBeVisible();
  await expect(told).toBeHidden({ timeout: 9_000 });
});

test("a message is in the row of the sentence and covers no card, in windows of any size", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: companyPipeline() }));
  const message = page.getByRole("status").filter({ hasText: "The map is already tidy." });
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(message).toBeHidden({ timeout: 9_000 });
    // A phone's map is whole by itself.
    if (width > 390) await map.showAll();
    // Made narrower, it is tidied for this width first.
    await expect(async () => {
      await new MapTools(page).run("Tidy up");
      await expect(message).toBeVisible({ timeout: 3_000 });
    }).toPass();
    const box = await message.boundingBox();
    if (!box) throw new Error("The message is nowhere.");
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    const covered = await page.locator(".react-flow__node, .phone-card").evaluateAll(
      (cards, { x, y, width: across, height: high }) =>
        cards.flatMap((card) => {
          const at = card.getBoundingClientRect();
          const isMet = at.left < x + across && at.right > x && at.top < y + high && at.bottom > y;
          return isMet ? [card.textContent] : [];
        }),
      box,
    );
    expect(covered, `${width} px`).toEqual([]);
    await expect(page.getByRole("contentinfo")).toBeVisible();
  }
});
