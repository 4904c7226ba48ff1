import { expectAccessible } from "./accessible";
import { claimOf } from "./claim-of";
import { articleWithLaptop } from "./article-with-laptop";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";

const missingOnJenkins = "?node=ci&status=missing";

test(
  "the details of a gap are walked through and answered, and the list keeps its place",
  { tag: "@both" },
  async ({ admin, signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: claimedArticle("Payments") });
    const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    const gaps = new GapsPage(page);
    await gaps.open(id, "?node=ci");
    const count = await gaps.rows.count();
    const key = async (index: number) => (await gaps.rows.nth(index).getAttribute("data-key")) ?? "";
    const titleOf = (index: number) => gaps.rows.nth(index).getByRole("link").innerText();

    await test.step("the panel is beside the list, and follows the row that has the focus", async () => {
      await expect(gaps.panel.getByRole("heading", { level: 2 })).toHaveText(await titleOf(0));
      await gaps.rows.nth(0).focus();
      for (let row = 0; row < 20; row += 1) await page.keyboard.press("j");
      await expect(gaps.rows.nth(20)).toBeFocused();
      await expect(gaps.rows.nth(20)).toHaveAttribute("aria-current", "true");
      await expect(gaps.panel).toContainText(`21 of ${count}`);
      await expect(gaps.panel.getByRole("heading", { level: 2 })).toHaveText(await titleOf(20));
      await expect(page).toHaveURL(new RegExp(`gap=ci(\\+|%20)${(await key(20)).split(" ")[1]}$`));
    });

    await test.step("from within it J and K go on, and neither the focus nor the place in the list is lost", async () => {
      await page.keyboard.press("Enter");
      await expect(gaps.panel).toBeFocused();
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      await page.keyboard.press("k");
      await expect(gaps.panel).toBeFocused();
      await expect(gaps.panel).toContainText(`20 of ${count}`);
      await expect(gaps.rows.nth(19)).toBeInViewport();
    });

    await test.step("1 to 5 answer, and what is answered is kept on the server", async () => {
      const control = (await key(19)).split(" ")[1] ?? "";
      const place = await gaps.rows.nth(19).boundingBox();
      for (const [digit, word, status] of [
        ["1", "Missing", "missing"],
        ["2", "Planned", "planned"],
        ["3", "Partial", "partial"],
        ["4", "In place", "implemented"],
      ] as const) {
        await page.keyboard.press(digit);
        await expect(gaps.answer(word)).toHaveAttribute("aria-pressed", "true");
        await expect.poll(async () => (await claimOf(admin, id, control))?.status).toBe(status);
      }
      await page.keyboard.press("5");
      const dialog = gaps.dialog("Set the status");
      await dialog.getByLabel("Why it does not apply").fill("Nothing is built here.");
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(gaps.answer("Not applicable")).toHaveAttribute("aria-pressed", "true");
      await expect
        .poll(() => claimOf(admin, id, control))
        .toMatchObject({ status: "not-applicable", reason: "Nothing is built here." });
      await expect.poll(async () => (await gaps.rows.nth(19).boundingBox())?.y).toBe(place?.y);
      await expectAccessible(page, "gaps with the details of one");
    });

    await test.step("a reload opens the same gap; closed, the panel gives its room and the focus back", async () => {
      const title = await gaps.panel.getByRole("heading", { level: 2 }).innerText();
      await gaps.saved();
      await page.goto(page.url().replace(/\?.*gap=/, "?node=ci&show=all&gap="));
      await expect(gaps.panel.getByRole("heading", { level: 2 })).toHaveText(title);
      await gaps.saved();
      await gaps.panel.getByRole("button", { name: "Close the details" }).click();
      await expect(gaps.panel).toBeHidden();
      await expect(gaps.row(title).first()).toBeFocused();
      await expect(page).not.toHaveURL(/gap=/);
    });
  },
);

test("at 1440 x 900 the list shows 14 rows and its filters in one line", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
  const gaps = new GapsPage(page);
  await gaps.open(id);
  const heights = await gaps.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()));
  expect(Math.max(...heights.map(({ height }) => height))).toBeLessThanOrEqual(56);
  expect(heights.filter(({ bottom }) => bottom <= 900).length).toBeGreaterThanOrEqual(14);
  const filters = page.getByRole("search", { name: "Filters" });
  expect((await filters.boundingBox())?.height).toBeLessThanOrEqual(32);

  await filters.getByRole("searchbox", { name: "Find a gap" }).fill("digest");
  await expect(page).toHaveURL(/[?&]q=digest/);
  await expect(gaps.rows.filter({ hasNotText: /digest/i })).toHaveCount(0);
  // By what people call it as well.
  await filters.getByRole("searchbox", { name: "Find a gap" }).fill("image scanning");
  await expect(page).toHaveURL(/[?&]q=image(\+|%20)scanning/);
  await expect(
    gaps.rows.filter({ hasText: "Refusal of images without a recent, passing scan" }),
  ).not.toHaveCount(0);
  await expect(filters.getByRole("searchbox")).toBeFocused();
  await filters.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/[?&]q=/);
  await filters.getByLabel("Owner").selectOption("(nobody)");
  await expect(page).toHaveURL(/owner=/);
  await expect(gaps.rows.first()).toContainText("Assign");
});

test("on a phone a gap is answered in two taps @main", async ({ admin, signedInPage, newPipeline }) => {
  const article = claimedArticle("Payments");
  const owner = "platform-engineering-oncall@subsidiary.examplebank.example";
  const id = await newPipeline({
    document: {
      ...article,
      nodes: article.nodes.map((node) => ({ ...node, owner })),
      claims: article.claims.map((claim) => ({ ...claim, owner })),
    },
  });
  const { page } = await signedInPage("editor", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const gaps = new GapsPage(page);
  await gaps.open(id, missingOnJenkins);
  const control = ((await gaps.rows.first().getAttribute("data-key")) ?? "").split(" ")[1] ?? "";
  await gaps.rows.first().getByRole("link").tap();
  await gaps.answer("Planned").tap();
  await expect.poll(async () => (await claimOf(admin, id, control))?.status).toBe("planned");
  for (const target of await gaps.panel.getByRole("button").all()) {
    if (!(await target.isVisible())) continue;
    const box = await target.boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0), await target.innerText()).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page, "a gap on a phone");
  await page.keyboard.press("Escape");
  await expect(gaps.panel).toBeHidden();
});

test("of a control that nobody has assessed the panel says that what gets past it is assumed", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Assumed") });
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const gaps = new GapsPage(page);
  await gaps.open(id, "?node=ci&control=base-verify-signature");
  await expect(gaps.panel).toContainText("Not assessed: a bypass to 1 target is assumed");
  await expect(gaps.rows.first()).toContainText("1 target assumed to be exposed");
  await gaps.answer("Missing").click();
  await expect(gaps.panel).toContainText("Leaves a bypass open to 1 target");
  await expect(gaps.rows.first()).toContainText("1 target exposed");
});

test("after a filter was chosen the keys answer the gap at hand, of which is said what is so then", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Keys after a filter") });
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const gaps = new GapsPage(page);
  await gaps.open(id, "?node=ci&control=base-verify-signature");
  const [row, filters] = [gaps.rows.first(), page.getByRole("search", { name: "Filters" })];
  const stage = page.getByRole("navigation", { name: "Stage" });
  await stage.getByRole("link", { name: "Build 1" }).click();
  await expect(page).toHaveURL(/stage=build/);

  await test.step("what a field is given is its own", async () => {
    for (const field of [filters.getByRole("searchbox"), filters.getByLabel("Owner")]) {
      await field.focus();
      await page.keyboard.press("4");
    }
    await filters.getByRole("searchbox").fill("");
    await expect(gaps.answer("In place")).toHaveAttribute("aria-pressed", "false");
  });

  await test.step("1 leaves a bypass open, and 4 closes it in the panel and in the list", async () => {
    await stage.getByRole("link", { name: /^Build/ }).focus();
    await page.keyboard.press("1");
    await expect(gaps.answer("Missing")).toHaveAttribute("aria-pressed", "true");
    await expect(gaps.panel).toContainText("Leaves a bypass open to 1 target");
    await page.keyboard.press("4");
    await expect(gaps.answer("In place")).toHaveAttribute("aria-pressed", "true");
    await expect(gaps.panel).not.toContainText("bypass");
    await expect(gaps.panel.getByRole("region", { name: "Why it has this priority" })).toBeHidden();
    await expect(row).toContainText(/Declared\s*was Not assessed/);
    await expect(row).not.toContainText("exposed");
    await expect(row).toContainText("no gap");
  });

  await test.step("the row stays, and the list says why the filter counts another number", async () => {
    await expect(gaps.panel).toContainText("1 of 1");
    await expect(stage.getByRole("link", { name: "Build 0" })).toBeVisible();
    await expect(page.getByText("1 row changed since this list loaded.")).toBeVisible();
    await page.keyboard.press("1");
    await expect(gaps.panel).toContainText("Leaves a bypass open to 1 target");
  });
});

test("a gate that is in place and still leaves a way open says why, in the gaps and in the outline", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: articleWithLaptop("Still open") });
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  const gaps = new GapsPage(page);
  await gaps.open(id, "?node=ci&control=img-vuln-scan&show=all");
  await expect(gaps.answer("In place")).toHaveAttribute("aria-pressed", "true");
  const whyOpen = /A path past it is still open, which avoids Jenkins: Ana's laptop pushes straight to/;
  await expect(gaps.panel).toContainText(whyOpen);
  await gaps.answer("Missing").click();
  await expect(gaps.panel).not.toContainText("A path past it");
  await gaps.answer("In place").click();
  await expect(gaps.panel).toContainText(whyOpen);

  await page.goto(`/pipelines/${id}/outline?node=ci`);
  const details = page.locator("#details");
  await details.getByRole("button", { name: /^Vulnerability scan that fails the build/ }).click();
  await expect(details).toContainText(whyOpen);
});
