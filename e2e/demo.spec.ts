import type { Page } from "@playwright/test";
import { axeOn } from "./axe-on";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";
import { startStoryServer } from "./story-server";

test("a visitor of the demo is signed in, draws and compares, and is offered nothing that is off @both @main", async ({
  newBrowser,
  watch,
  dialect,
}) => {
  watch.expectError(/status of 40[34]/);
  const server = await startStoryServer(dialect, { withoutAdmin: true, env: { BLUELINE_DEMO: "on" } });
  try {
    watch.allow(server.url);
    const context = await newBrowser({ baseURL: server.url });
    const page = await context.newPage();
    const map = new MapPage(page);

    await test.step("the plain address opens the example's map, with its first attack path", async () => {
      await page.goto("/");
      await map.ready();
      await expect(page).toHaveURL(/\/pipelines\/\w+$/);
      await expect(page.getByRole("complementary", { name: "Demo" })).toHaveText(
        "Demo: gone when you stop it",
      );
      await expect(page.getByText(/unprotected entry point/).first()).toBeVisible();
    });

    await test.step("the map can be changed", async () => {
      await page.keyboard.press("/");
      await expect(page.getByRole("searchbox", { name: /^Search nodes to add/ })).toBeFocused();
      await page.keyboard.type("harbor");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: /^Undo: / })).toBeEnabled();
      await expect(map.saveStatus).toHaveText(/^Saved/);
    });

    await test.step("a snapshot is taken, and none is shared", async () => {
      await page.getByRole("button", { name: "Take snapshot" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Title").fill("Mine");
      await expect(dialog.getByText(/share/i).filter({ visible: true })).toHaveCount(0);
      await dialog.getByRole("button", { name: "Take snapshot" }).click();
      await expect(dialog.getByRole("status")).toContainText("Snapshot 3 taken");
      await expect(dialog.getByText(/share/i).filter({ visible: true })).toHaveCount(0);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await openTab(page, "Snapshots");
      await expect(page.getByRole("link", { name: /Mine/ }).first()).toBeVisible();
      await expect(page.getByRole("button", { name: /share/i })).toHaveCount(0);
    });

    await test.step("the menu leads to no settings, and their pages are not there", async () => {
      await page.getByRole("button", { name: /^Your menu/ }).click();
      await expect(page.getByRole("menu").getByRole("menuitem", { name: /settings|account/i })).toHaveCount(
        0,
      );
      await page.keyboard.press("Escape");
      for (const path of ["/settings/members", "/settings/tokens", "/settings/account"])
        expect((await context.request.get(path)).status()).toBe(404);
      const refused = await context.request.get("/api/v1/shares");
      expect([refused.status(), (await refused.json()).title]).toEqual([403, "Off in the demo"]);
    });

    await test.step("its pages are accessible, in both themes and on a phone", async () => {
      for (const path of ["/", "/pipelines", "/incidents"])
        for (const width of [1440, 390])
          for (const colorScheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 844 });
            await page.goto(path);
            await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
            await bannerCoversNothing(page);
            expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
          }
    });
  } finally {
    await server.stop();
  }
});

/** Scrolled to its end, the page ends above the banner. */
async function bannerCoversNothing(page: Page): Promise<void> {
  const banner = page.getByRole("complementary", { name: "Demo" });
  await expect(banner).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const [main, foot] = [await page.getByRole("main").boundingBox(), await banner.boundingBox()];
  expect((main?.y ?? 0) + (main?.height ?? 0)).toBeLessThanOrEqual((foot?.y ?? 0) + 1);
}
