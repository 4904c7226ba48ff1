import { cardsDrawn, watchCards } from "./card-renders";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const control = "Isolated single-use build workers";

test("a claim, a pointer and what somebody else changes draw one card again, and no other", async ({
  signedInPage,
  newPipeline,
}) => {
  const [{ page: mine }, { page: theirs }] = [await signedInPage("editor"), await signedInPage("editor")];
  await watchCards(mine);
  const [map, others] = [new MapPage(mine), new MapPage(theirs)];
  const id = await newPipeline({ template: "article" });
  await map.open(id);
  expect((await cardsDrawn(mine)).length, "all of them are drawn when the map is opened").toBe(7);
  await map.select("Jenkins, CI");
  const claim = await new Inspector(mine).openControl(control);
  await cardsDrawn(mine);

  await test.step("a claim", async () => {
    await claim.status.selectOption({ label: "Planned: not in place yet, but planned" });
    await map.expectSaved();
    expect(await cardsDrawn(mine)).toHaveLength(1);
  });

  await test.step("a pointer that goes over a card", async () => {
    await map.card("Kubernetes, Orchestrator").hover();
    await map.card("Production registry, Production registry").hover();
    expect(await cardsDrawn(mine)).toEqual([]);
  });

  await test.step("a claim of somebody else", async () => {
    await others.open(id);
    await others.select("Jenkins, CI");
    const theirClaim = await new Inspector(theirs).openControl(control);
    // That they look at it is marked on the card, by a part of it alone.
    await expect(map.canvas.getByTitle(/^Edo \d+/)).toBeVisible();
    expect(await cardsDrawn(mine)).toEqual([]);
    await theirClaim.status.selectOption({ label: "Missing: assessed, and not in place" });
    await expect(claim.status).toHaveValue("missing");
    expect(await cardsDrawn(mine)).toHaveLength(1);
  });
});

test("while somebody holds the map no analysis begins, and it does once they let go", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  const does = (...types: readonly string[]) =>
    page.evaluate((all) => {
      for (const type of all)
        document.querySelector(".react-flow__pane")?.dispatchEvent(new PointerEvent(type, { bubbles: true }));
    }, types);
  // The first that is heard of somebody begins it otherwise.
  await does("pointerdown", "pointermove");
  await page.waitForTimeout(1_500);
  expect(page.workers()).toEqual([]);
  await does("pointerup");
  await expect.poll(() => page.workers().length).toBe(1);
});
