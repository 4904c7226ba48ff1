import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Inspector, write } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";
import { SignInPage } from "./pages/sign-in-page";

const sync = /\/api\/v1\/pipelines\/[^/]+\/(operations|events)/;
const sending = /\/operations$/;
const parts = /\/_next\/static\/chunks\//;

test("offline edits are kept, and sent when the connection is back @main", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_INTERNET_DISCONNECTED/);
  const id = await newPipeline({ template: "article" });
  const [{ page: mine }, { page: theirs }] = [await signedInPage("editor"), await signedInPage("viewer")];
  const [map, others] = [new MapPage(mine), new MapPage(theirs)];
  await map.open(id);
  await others.open(id);
  await map.openPalette();
  await mine.keyboard.press("Escape");
  await map.select("Jenkins, CI");

  await mine.context().setOffline(true);
  await expect(map.saveStatus).toHaveText("Offline");
  await new Inspector(mine).rename("Build server");
  await expect(map.saveStatus).toHaveText("Offline, 1 change kept here");
  await map.addBySearch("harbor");
  await expect(map.saveStatus).toHaveText("Offline, 2 changes kept here");
  await map.undo.click();
  await expect(map.saveStatus).toHaveText("Offline, 3 changes kept here");
  await map.redo.click();
  // What is said of it is long, and pushes nothing out of the bar.
  const menu = mine.getByRole("button", { name: /^Your menu/ });
  for (const width of [1280, 1536, 1680, 1840, 1366]) {
    await mine.setViewportSize({ width, height: 800 });
    await expect(menu).toBeInViewport({ ratio: 1 });
  }
  await expect(others.card("Jenkins, CI")).toBeVisible();

  await mine.context().setOffline(false);
  await map.expectSaved();
  await expect(others.card("Build server, CI")).toBeVisible();
  await expect(others.footer).toContainText("8 nodes");
});

test("what was not fetched before the connection broke takes nothing with it, and comes when it is back", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_FAILED|ChunkLoadError/);
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  await map.select("Jenkins, CI");
  await page.route(parts, (route) => route.abort());
  await new Inspector(page).rename("Build server");
  await map.canvas.focus();
  await page.keyboard.press("Shift+?");
  const said = map.canvas
    .getByRole("status")
    .filter({ hasText: "This part of the page failed to load: the server is offline." });
  await expect(said).toBeVisible();
  await expect(map.card("Build server, CI")).toBeVisible();
  await page.unroute(parts);
  await expect(page.getByRole("dialog", { name: "Shortcuts" })).toBeVisible();
  await expect(said).toBeHidden();
  await map.expectSaved();
});

test("who loses the connection can go on with all of the map", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_INTERNET_DISCONNECTED/);
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await page.clock.install();
  await map.open(await newPipeline({ template: "article" }));
  await fetchedAhead(page, () => page.clock.fastForward(15_000));
  await page.context().setOffline(true);
  await expect(map.saveStatus).toHaveText("Offline");
  await map.card("Jenkins, CI").click();
  await page.keyboard.press("Control+ArrowRight");
  await tools.pick("After Jenkins", "Harbor");
  await page.keyboard.press("Shift+T");
  await tools.run("Follow the container");
  await expect(page.getByRole("region", { name: /Follow/ })).toBeVisible();
  await expect(map.saveStatus).toHaveText(/^Offline, \d+ changes kept here$/);
  await page.context().setOffline(false);
  await map.expectSaved();
});

/** Waits for the parts of the program that are fetched ahead, one after the other, once their time has come. */
async function fetchedAhead(page: Page, untilItsTime: () => Promise<void>): Promise<void> {
  let asked = 0;
  page.on("request", (request) => (asked += parts.test(request.url()) ? 1 : 0));
  await untilItsTime();
  await expect.poll(() => asked, "parts that were asked for ahead").toBeGreaterThan(0);
  for (let before = -1; before !== asked;) {
    before = asked;
    // None takes as long as this to be read and to ask for the next.
    await new Promise((done) => setTimeout(done, 2_000));
    await page.evaluate(() => document.readyState);
  }
}

test("unsent edits outlive a reload", async ({ signedInPage, newPipeline, watch }) => {
  watch.expectError(/ERR_FAILED/);
  const id = await newPipeline({ template: "article" });
  const [{ page: mine }, { page: theirs }] = [await signedInPage("editor"), await signedInPage("viewer")];
  const [map, others] = [new MapPage(mine), new MapPage(theirs)];
  await map.open(id);
  await others.open(id);
  await map.select("Jenkins, CI");
  const inspector = new Inspector(mine);

  await mine.route(sync, (route) => route.abort());
  await inspector.rename("Build server");
  const claim = await inspector.openControl("Isolated single-use build workers");
  await claim.status.selectOption({ label: "Planned: not in place yet, but planned" });
  await write(claim.owner, "Platform team");
  await expect(map.saveStatus).toHaveText("Offline, 3 changes kept here");
  // A request that is being held up when its page goes would be let through: between two tries there is none.
  await mine.waitForEvent("requestfailed");

  await mine.reload();
  await expect(map.saveStatus).toHaveText("Offline, 3 changes kept here");
  await expect(map.card("Build server, CI")).toBeVisible();
  await map.select("Build server, CI");
  const again = await inspector.openControl("Isolated single-use build workers");
  await expect(again.owner).toHaveValue("Platform team");
  await expect(others.card("Jenkins, CI")).toBeVisible();

  await mine.unroute(sync);
  await expect(map.saveStatus).toHaveText(/^Saved/, { timeout: 35_000 });
  await others.card("Build server, CI").click();
  await expect(
    (await new Inspector(theirs).openControl("Isolated single-use build workers")).owner,
  ).toHaveValue("Platform team");
});

test("who leaves for another page comes back to unsent work", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_FAILED/);
  const id = await newPipeline({ template: "article" });
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(id);
  await page.route(sync, (route) => route.abort());
  await map.addBySearch("harbor");
  await expect(map.saveStatus).toHaveText("Offline, 1 change kept here");
  await page.goto("/pipelines");
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const dialog = page.getByRole("dialog", { name: "Unsent changes" });
  await expect(dialog).toContainText("1 change to 1 pipeline is kept in this browser only");
  const saved = await downloadedBy(page, () => dialog.getByRole("button", { name: "Save a copy" }).click());
  expect(saved).toContain("Harbor");
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await page.unroute(sync);
  await map.open(id);
  await expect(map.footer).toContainText("8 nodes");
  await map.expectSaved();
});

test("a role lowered while editing is said, and the unsent work can be saved", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_FAILED|status of 40[13]/);
  const id = await newPipeline({ template: "article" });
  const { page, member } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(id);
  await page.route(sending, (route) => route.abort());
  await map.addBySearch("harbor");
  await admin.json("PATCH", `/members/${member.id}`, { role: "viewer" });
  const signedOut = page
    .getByRole("alert")
    .filter({ hasText: "You were signed out. Sign in again to continue." });
  await expectUnsentToBeSaved(page, signedOut, id);
  await expect(map.tool("Add")).toHaveCount(0);

  await page.unroute(sending);
  await map.page.goto(`/pipelines/${id}`);
  await new SignInPage(page).signIn(member);
  // Who may only look sees the pipeline as it is, and what they did beside it.
  const lowered = page
    .getByRole("status")
    .filter({ hasText: "Your role does not allow changes to this pipeline." });
  await expect(map.footer).toContainText("7 nodes");
  const saved = await downloadedBy(page, () =>
    lowered.getByRole("button", { name: "Save as a file" }).click(),
  );
  expect(JSON.parse(saved)).toMatchObject({
    pipeline: id,
    setAside: [{ operation: { type: "node.added", node: { name: "Harbor" } } }],
  });
  await lowered.getByRole("button", { name: "Discard" }).click();
  await page.reload();
  await expect(map.footer).toContainText("7 nodes");
  await expect(lowered).toHaveCount(0);
});

test("a pipeline deleted while editing is said, and the unsent work can be saved", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_FAILED|status of 404/);
  const id = await newPipeline({ template: "article" });
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(id);
  await page.route(sending, (route) => route.abort());
  await map.addBySearch("harbor");
  await expect(map.saveStatus).toHaveText(/^(Saving|Offline, 1 change kept here)$/);
  await admin.json("DELETE", `/pipelines/${id}`);
  const told = page.getByRole("alert").filter({ hasText: "This pipeline was deleted" });
  await expectUnsentToBeSaved(page, told, id);
  await expect(map.saveStatus).toContainText("1 change not saved, kept in this browser.");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

async function expectUnsentToBeSaved(page: Page, told: Locator, pipeline: string): Promise<void> {
  await expect(told).toBeVisible();
  const saved = await downloadedBy(page, () =>
    told.getByRole("button", { name: "Save 1 unsent change as a file" }).click(),
  );
  expect(JSON.parse(saved)).toMatchObject({
    pipeline,
    operations: [{ type: "node.added", node: { name: "Harbor" } }],
  });
}

async function downloadedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFile(await download.path(), "utf8");
}
