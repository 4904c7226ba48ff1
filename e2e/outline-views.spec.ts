import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { OutlinePage } from "./pages/outline-page";

test("the table: everything is edited in place, sorted and filtered, and the address says so @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const outline = new OutlinePage(page);
  await outline.open(await newPipeline({ document: claimedArticle("Payments") }));
  await page.getByRole("button", { name: "Table" }).click();
  await expect(outline.table).toBeVisible();
  await page.getByLabel("Name of Jenkins").fill("Jenkins main");
  await page.getByLabel("Name of Jenkins").press("Enter");
  await page.getByLabel("Version of Jenkins main").fill("2.462");
  await page.getByLabel("Version of Jenkins main").press("Tab");
  const kind = page.getByLabel("Kind of Jenkins main");
  await kind.focus();
  await kind.selectOption("Image builder");
  await expect(kind).toHaveValue("builder");
  const undo = page.getByRole("banner").getByRole("button", { name: /^Undo/ });
  await undo.click();
  await expect(kind).toHaveValue("ci");

  await page.getByLabel("Name of Jenkins main").fill(" ");
  await page.getByLabel("Name of Jenkins main").press("Tab");
  await expect(page.getByText("This must not be empty. Not saved yet.")).toBeVisible();
  await page.getByLabel("Name of Jenkins main").press("Escape");
  await expect(page.getByLabel("Name of Jenkins main")).toHaveValue("Jenkins main");

  await page.getByRole("columnheader", { name: "Owner" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveAttribute("aria-sort", "ascending");
  await outline.filter.fill("jenkins");
  await expect(outline.table.locator("tbody tr")).toHaveCount(1);
  await expect(page).toHaveURL(/\?view=table&q=jenkins&sort=owner$/);
  await outline.expectSaved();
  await page.reload();
  await expect(outline.table.locator("tbody tr")).toHaveCount(1);
  await expect(page.getByLabel("Version of Jenkins main")).toHaveValue("2.462");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(outline.table.locator("tbody tr")).toHaveCount(claimedArticle("Payments").nodes.length);
});

test("many nodes at once, each change as one step", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const outline = new OutlinePage(page);
  await outline.open(await newPipeline({ document: claimedArticle("Payments") }));
  const undo = page.getByRole("banner").getByRole("button", { name: /^Undo/ });
  const count = await outline.node("").count();
  const inRun = await outline.stage("Run").locator("[data-node]").count();
  for (const box of await outline.stage("Build").getByRole("checkbox").all()) await box.check();
  const ticked = await outline.stage("Build").getByRole("checkbox").count();
  const bar = page.getByRole("region", { name: "Selected nodes" });
  await expect(bar.getByText(`${ticked} selected`)).toBeVisible();

  await bar.getByLabel("Owner of the selected").fill("Crew seven");
  await bar.getByRole("button", { name: "Set owner" }).click();
  await expect(outline.stage("Build").getByText(/owner Crew seven/)).toHaveCount(ticked);
  await undo.click();
  await expect(outline.stage("Build").getByText(/owner Crew seven/)).toHaveCount(0);

  await bar.getByLabel("Stage of the selected").selectOption("Run");
  await bar.getByRole("button", { name: "Move", exact: true }).click();
  await expect(outline.stage("Run").locator("[data-node]")).toHaveCount(inRun + ticked);
  await undo.click();
  await expect(outline.stage("Run").locator("[data-node]")).toHaveCount(inRun);

  await bar.getByRole("button", { name: `Delete ${ticked}` }).click();
  await expect(outline.node("")).toHaveCount(count - ticked);
  await page
    .getByRole("status")
    .filter({ hasText: `Deleted ${ticked} nodes.` })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(outline.node("")).toHaveCount(count);
});

test("on a phone a node is opened over the outline, changed and deleted", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const outline = new OutlinePage(page);
  await outline.open(await newPipeline({ document: claimedArticle("Payments") }));
  await outline.node("Jenkins").tap();
  const drawer = page.getByRole("dialog", { name: "Inspector" });
  await expect(drawer.getByLabel("Name", { exact: true })).toHaveValue("Jenkins");
  await drawer.getByRole("button", { name: "Close the inspector" }).tap();
  await expect(outline.node("Jenkins")).toBeFocused();
  await page.getByRole("button", { name: "Table" }).tap();
  await page.getByLabel("Owner of Jenkins").fill("On call");
  await page.getByLabel("Owner of Jenkins").blur();
  await outline.expectSaved();
  const hidden = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(hidden, "pixels out of sight to the right").toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Delete Jenkins" }).tap();
  await expect(outline.node("Jenkins")).toHaveCount(0);
  await page
    .getByRole("status")
    .filter({ hasText: "Deleted Jenkins." })
    .getByRole("button", { name: "Undo" })
    .tap();
  await expect(page.getByLabel("Owner of Jenkins")).toHaveValue("On call");
});

test("who may only look reads it all and is offered no change", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("viewer");
  const outline = new OutlinePage(page);
  await outline.open(await newPipeline({ document: claimedArticle("Payments") }));
  await expect(outline.node("Jenkins")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Add|Delete|Move|Connect|Duplicate)/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Table" }).click();
  await expect(outline.table.getByRole("textbox")).toHaveCount(0);
  await expect(outline.table.getByRole("checkbox")).toHaveCount(0);
});

test("the outline is accessible as a list and as a table, empty, full and with a dialog open", async ({
  signedInPage,
  newPipeline,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const outline = new OutlinePage(page);
  await outline.open(await newPipeline({ name: "Nothing on it" }));
  await expectAccessible(page, "empty outline");
  const id = await newPipeline({ document: claimedArticle("Payments") });
  await outline.open(id);
  await expectAccessible(page, "outline as a list");
  await outline.node("Jenkins").focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "outline with a dialog");
  await page.keyboard.press("Escape");
  await outline.open(id, "?view=table");
  await page.getByRole("checkbox", { name: "Select Jenkins" }).check();
  await expectAccessible(page, "outline as a table, with something selected");
  await outline.open(id, "?node=ci");
  await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
  await expectAccessible(page, "outline with a node open");
});
