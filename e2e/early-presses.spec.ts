import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

const parts = /\/_next\/static\/chunks\/[^/]+\.js/;

/** From now on, parts of the program are on their way until they are let through. @returns lets them through */
async function holdParts(page: Page): Promise<() => void> {
  let letThrough: () => void = () => undefined;
  const isLetThrough = new Promise<void>((done) => (letThrough = done));
  await page.route(parts, async (route) => {
    await isLetThrough;
    await route.continue();
  });
  return letThrough;
}

test("what is pressed and clicked before the program for it has come is done in its order, once", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  const id = await newPipeline({ template: "article" });

  await test.step("a key is about what was selected when it was pressed", async () => {
    await map.open(id);
    const letThrough = await holdParts(page);
    await map.card("Jenkins, CI").click();
    await press(page, "Delete");
    await map.card("Kubernetes, Orchestrator").click();
    await map.tool("Follow the container").click();
    await press(page, "?");
    await expect(map.card("Jenkins, CI")).toBeVisible();
    letThrough();
    await expect(tools.dialog("Keys")).toBeVisible();
    await press(page, "Escape");
    await expect(map.footer).toContainText("6 nodes");
    await expect(map.card("Jenkins, CI")).toHaveCount(0);
    await expect(map.card("Kubernetes, Orchestrator")).toHaveAttribute("aria-pressed", "true");
    await map.undo.click();
    await expect(map.card("Jenkins, CI")).toBeVisible();
    await expect(map.undo).toBeDisabled();
    await map.expectSaved();
  });

  await test.step("who was on the way to the inspector and went on is not called back", async () => {
    await map.open(id);
    const letThrough = await holdParts(page);
    await map.card("Jenkins, CI").focus();
    await press(page, "Enter", "Escape", "End");
    letThrough();
    await expect(new Inspector(page).panel).toBeVisible();
    await press(page, "i");
    await expect(page.getByRole("status").filter({ hasText: "Kubernetes" })).toBeAttached();
    await expect(map.canvas.locator(".react-flow__node:focus")).toHaveCount(1);
    await expect(map.card("Jenkins, CI")).toHaveAttribute("aria-pressed", "false");
  });

  await test.step("what is typed for a search goes into it", async () => {
    await map.open(id);
    const letThrough = await holdParts(page);
    await map.canvas.focus();
    await press(page, "/");
    await page.keyboard.type("nexus");
    letThrough();
    await expect(map.search).toHaveValue("nexus");
    await press(page, "Escape", "Escape");
  });

  await test.step("all of it is copied, and pasted once", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await map.open(id);
    const letThrough = await holdParts(page);
    await map.canvas.focus();
    await press(page, "Control+a", "Control+c");
    letThrough();
    await expect(page.getByText("Copied as text")).toBeVisible();
    await press(page, "Control+v");
    await expect(map.footer).toContainText("14 nodes");
    await map.expectSaved();
  });
});
