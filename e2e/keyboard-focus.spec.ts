import type { Page } from "@playwright/test";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test, uniqueName } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { expectInSight, press, pressAtOnce } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

// As most people see it: with what moves.
test.use({ reducedMotion: "no-preference" });

test("the diagram is one tab stop, which is the node that had the focus last @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  const said = page.getByRole("status");
  await page.getByRole("link", { name: "Skip to content" }).focus();
  await press(page, "Enter", "Tab");
  await expect(page.getByRole("link", { name: "Skip the diagram" })).toBeFocused();
  await press(page, "Tab");
  await expect(page.getByRole("link", { name: "Go to the outline" })).toBeFocused();

  await test.step("Tab enters at the first node in pipeline order, and leaves the diagram from there", async () => {
    await press(page, "Tab");
    await expect(map.canvas.locator(":is(.react-flow__node, .phone-card):focus")).toHaveCount(1);
    await expect(said.filter({ hasText: "1 of 7" })).toBeAttached();
    await press(page, "Tab");
    await expect(map.canvas.locator(":is(.react-flow__node, .phone-card):focus")).toHaveCount(0);
  });

  await test.step("Home, End and the branches are told by their number", async () => {
    await press(page, "Shift+Tab");
    await expect(map.canvas.locator(":is(.react-flow__node, .phone-card):focus")).toHaveCount(1);
    await press(page, "End");
    await expect(said.filter({ hasText: "7 of 7" })).toBeAttached();
    await press(page, "Home");
    await expect(said.filter({ hasText: "1 of 7" })).toBeAttached();
    await map.card("Jenkins, CI").focus();
    await press(page, "Alt+ArrowLeft");
    await expect(said.filter({ hasText: /Branch 1 of 2\. \d of 7/ })).toBeAttached();
    await press(page, "Alt+ArrowDown");
    await expect(said.filter({ hasText: /Branch 2 of 2\. \d of 7/ })).toBeAttached();
    await press(page, "Alt+ArrowDown");
    await expect(said.filter({ hasText: "No other branch below." })).toBeAttached();
  });

  await test.step("coming back is to the same node, also from behind and when it is off the screen", async () => {
    await map.card("Jenkins, CI").focus();
    await press(page, "Tab", "Shift+Tab");
    await expect(map.card("Jenkins, CI")).toBeFocused();
    await press(page, "Tab");
    const box = await map.canvas.boundingBox();
    if (!box) throw new Error("There is no map.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 40);
    await page.keyboard.down("Space");
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Space");
    await map.canvas.locator("[data-map-door]").focus();
    await expectInSight(page, map.card("Jenkins, CI"));
  });

  await test.step("Skip the diagram goes on behind it", async () => {
    await page.getByRole("link", { name: "Skip the diagram" }).focus();
    await press(page, "Enter", "Tab");
    await expect(map.canvas.locator(":is(.react-flow__node, .phone-card):focus")).toHaveCount(0);
  });
});

test("nothing lies over the node that has the focus, at any width and at 400 %", async ({
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: claimedArticle("Payments") }));
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 640, height: 512 },
    { width: 390, height: 844 },
    // A window of 1280 x 720 at 400 %.
    { width: 320, height: 180 },
  ]) {
    await test.step(`${size.width} x ${size.height}`, async () => {
      await page.setViewportSize(size);
      await map.canvas.focus();
      await press(page, "Home");
      for (let step = 0; step < 5; step += 1) {
        await expectInSight(page, map.canvas.locator(":is(.react-flow__node, .phone-card):focus"));
        await press(page, "Alt+ArrowRight");
      }
      await press(page, "Enter");
      await expect(new Inspector(page).panel).toBeFocused();
      await press(page, "Escape");
      await expectInSight(page, map.canvas.locator(":is(.react-flow__node, .phone-card):focus"));
      const hidden = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(hidden, "pixels out of sight to the right").toBeLessThanOrEqual(0);
      await press(page, "Escape");
    });
  }
});

test("a node that somebody else deletes under the focus is said, and the keyboard goes on", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  await map.card("Jenkins, CI").focus();
  await press(page, "Enter");
  await press(page, "Escape");
  await expect(map.card("Jenkins, CI")).toBeFocused();
  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as {
    readonly document: PipelineDocument;
  };
  const jenkins = document.nodes.find(({ name }) => name === "Jenkins")?.id;
  const operations = [{ id: crypto.randomUUID(), type: "node.removed", node: jenkins }];
  await admin.json("POST", `/pipelines/${id}/operations`, {
    clientId: "another-client-of-a-story",
    operations,
  });
  await expect(map.card("Jenkins, CI")).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "The focused node was deleted." })).toBeAttached();
  await expect(map.canvas).toBeFocused();
  await press(page, "Home");
  await expect(map.canvas.locator(":is(.react-flow__node, .phone-card):focus")).toHaveCount(1);
});

test("Enter that Escape takes back before the inspector is drawn leaves the keyboard on the map", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  await map.card("Jenkins, CI").focus();
  // So that the parts of the page for these keys are there.
  await press(page, "Alt+ArrowRight", "Home", "Escape");
  const focused = map.canvas.locator(":is(.react-flow__node, .phone-card):focus");
  await expect(focused).toHaveCount(1);
  await pressAtOnce(page, "Enter", "Escape", "Home");
  const { panel } = new Inspector(page);
  await expect(panel).toBeVisible();
  await expect(focused).toHaveCount(1);

  await press(page, "Enter");
  await expect(panel).toBeFocused();
  await test.step("and Enter right after Escape goes into the inspector again", async () => {
    await pressAtOnce(page, "Escape", "Enter");
    await expect(panel).toBeFocused();
  });
});

test("who may only look walks and reads, and changes nothing @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  await map.card("Jenkins, CI").focus();
  await press(page, "ArrowRight", "F2", "c", "m", "Delete");
  await expect(map.card("Jenkins, CI")).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await press(page, "i");
  await expect(page.getByRole("status").filter({ hasText: /sends code to Jenkins/ })).toBeAttached();
  await press(page, "Enter");
  await expect(new Inspector(page).panel).toBeFocused();
});

test("the panels of the keyboard are accessible, also in the person's own colours", async ({
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: claimedArticle("Payments") }));
  await map.card("Jenkins, CI").focus();
  await press(page, "c");
  const connecting = page.getByRole("dialog", { name: "Connect Jenkins to" });
  await expect(connecting).toBeVisible();
  // On a busy machine both keys come at once: the second is about the map all the same.
  await Promise.all([busy(page), page.keyboard.press("Escape"), page.keyboard.press("m")]);
  await expect(connecting).toBeHidden();
  await expect(page.getByRole("dialog", { name: "Move Jenkins" })).toBeVisible();
  await expectAccessible(page, "to move");
  await press(page, "Escape");
  await map.card("Jenkins, CI").focus();
  await press(page, "c");
  await expect(connecting).toBeVisible();
  await expectAccessible(page, "to connect");
  await press(page, "Escape");
  await map.card("Jenkins, CI").focus();
  await press(page, "F2");
  await expectAccessible(page, "a name in its place");
  await press(page, "Escape");
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce", contrast: "more" });
  await expectAccessible(page, "the map in high contrast");
});

test("a dialog that is to be filled in has the focus in its first field, and Enter in a name is done with it", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ template: "article", name: uniqueName("First field") }));
  const snapshot = tools.dialog("Take snapshot");
  await page.getByRole("button", { name: "Take snapshot" }).click();
  await expect(snapshot.getByLabel("Title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(snapshot).toBeHidden();

  await tools.run("Rename this pipeline");
  const dialog = tools.dialog("This pipeline");
  const field = dialog.getByLabel("Name");
  await expect(field).toBeFocused();
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Not saved yet");
  const name = uniqueName("Entered");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(map.undo).toHaveAccessibleName("Undo: rename the pipeline");
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText(name);
});

/** The page does nothing else for some time. */
async function busy(page: Page): Promise<void> {
  await page.evaluate(() => {
    const end = performance.now() + 500;
    while (performance.now() < end);
  });
}
