import { expect, test } from "./fixtures";
import { press } from "./pages/keys";
import { MapPage } from "./pages/map-page";

test("the next key is about the copy, and a card dropped in another lane says so", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));

  await test.step("duplicated and deleted, the original stays with its hand-overs", async () => {
    await map.card("Jenkins, CI").focus();
    // At once: what duplicates is fetched when it is first used.
    await press(page, "Control+d", "Delete");
    await expect(map.undo).toHaveAccessibleName("Undo: delete Jenkins");
    await expect(map.footer).toContainText("7 nodes");
    await expect(map.footer).toContainText("6 hand-overs");
  });

  await test.step("duplicated or pasted and renamed, the copy has the new name and the focus", async () => {
    for (const keys of [["Control+d"], ["Control+c", "Control+v"]]) {
      await map.card("Jenkins, CI").click();
      await press(page, ...keys, "F2");
      await expect(page.getByLabel("Name of Jenkins")).toBeFocused();
      await page.keyboard.type("Copy");
      await press(page, "Enter");
      await expect(map.card("Copy, CI")).toBeFocused();
      await expect(map.card("Jenkins, CI")).toHaveCount(1);
      await press(page, "Delete");
      await expect(map.card("Copy, CI")).toHaveCount(0);
    }
    await expect(map.footer).toContainText("6 hand-overs");
  });

  await test.step("the stage of a card that was dragged is told, and taken back", async () => {
    await page.keyboard.press("1");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const [card, lane] = await Promise.all([
      map.card("Jenkins, CI").boundingBox(),
      map.canvas.getByRole("region", { name: "Run stage" }).boundingBox(),
    ]);
    if (!card || !lane) throw new Error("Jenkins or the lane is not on the screen");
    await page.mouse.move(card.x + card.width / 2, card.y + 10);
    await page.mouse.down();
    await page.mouse.move(lane.x + lane.width / 2, card.y + 20, { steps: 8 });
    await page.mouse.up();
    const told = map.canvas.getByRole("status").filter({ hasText: "Jenkins is now in Run." });
    await expect(told).toBeVisible();
    await told.getByRole("button", { name: "Undo" }).click();
    await expect(map.card("Jenkins, CI")).toHaveAccessibleName(/, Build, /);
    await expect(told).toBeHidden();
  });
});
