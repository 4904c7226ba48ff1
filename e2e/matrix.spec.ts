import { readFile } from "node:fs/promises";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { platformPipeline } from "@/lib/testing/platform-pipeline";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { openTab } from "./pages/open-tab";

/** As telling as all of them, and looked at in less time. */
const someNodes = ["check-in", "ci", "production-registry"];

test("controls by stage, and the rows behind a cell", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments", someNodes) });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}`);
  await openTab(page, "Matrix");
  await page.getByRole("navigation", { name: "Columns" }).getByRole("link", { name: "By stage" }).click();
  const table = page.getByRole("grid", { name: "Matrix by stage" });
  await expect(table.getByRole("columnheader")).toHaveText([
    /^\d+ controls$/,
    "Build",
    "Distribute",
    "Run",
    "Open",
  ]);
  await expect(table.getByRole("rowheader", { name: "CI system" })).toBeVisible();
  const encrypt = table
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Encrypted registry traffic and storage" }) });
  await expect(encrypt.getByRole("link").first()).toHaveAccessibleName(
    "Declared: 1 of 1 in place, none verified",
  );
  await expect(encrypt.getByRole("gridcell").first()).toContainText("Does not apply");
  await expectAccessible(page, "matrix by stage");

  await encrypt.getByRole("link").first().click();
  await expect(page).toHaveURL(
    /\/gaps\?.*control=reg-encrypt.*stage=distribute|\/gaps\?.*stage=distribute.*control=reg-encrypt/,
  );
  const gaps = new GapsPage(page);
  await gaps.saved();
  await expect(gaps.rows).toHaveCount(1);
  await expect(gaps.rows).toContainText("Declared");
  await expect(gaps.rows).toContainText("no gap");
  await expectAccessible(page, "the rows behind a cell");
  await page
    .getByRole("navigation", { name: "Controls shown" })
    .getByRole("link", { name: "Gaps only" })
    .click();
  await expect(page.getByRole("heading", { name: "No gap matches these filters" })).toBeVisible();
});

test("lenses, nodes and the requirements of a framework", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments", someNodes) });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/matrix`);
  await page.getByRole("navigation", { name: "Cell content" }).getByRole("link", { name: "Owner" }).click();
  await expect(page).toHaveURL(/[?&]lens=owner/);
  await expect(page.getByRole("region", { name: "Legend" })).toContainText("all have an owner");
  await page
    .getByRole("navigation", { name: "Cell content" })
    .getByRole("link", { name: "Evidence" })
    .click();
  await expect(page.getByRole("region", { name: "Legend" })).toContainText(
    "some stale: their evidence has expired",
  );
  const byNode = page.getByRole("grid", { name: "Matrix by node" });
  await expect(byNode.getByRole("columnheader", { name: "Jenkins" })).toBeVisible();
  await expectAccessible(page, "matrix by node");
  await page.getByLabel("Rows").selectOption({ label: "NIST SP 800-190" });
  await expect(page).toHaveURL(/rows=nist-sp-800-190/);
  await expect(byNode.getByRole("rowheader", { name: "3.1.1 Image vulnerabilities" })).toBeVisible();
  await expectAccessible(page, "matrix of a framework");
  await byNode
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "3.1.1 Image vulnerabilities" }) })
    .getByRole("link")
    .last()
    .click();
  await expect(
    page.getByText("Only NIST SP 800-190 3.1.1: Image vulnerabilities", { exact: true }),
  ).toBeVisible();
});

test("the heat map is read at once, and gone through by the arrows to a claim @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
  await page.goto(`/pipelines/${id}/matrix`);
  const grid = page.getByRole("grid", { name: "Matrix by node" });
  const inSight = await grid.locator("tbody tr:has(td)").evaluateAll((rows) => {
    const foot = rows[0]?.closest("table")?.querySelector("tfoot tr")?.getBoundingClientRect().top ?? 0;
    return rows.filter((row) => row.getBoundingClientRect().bottom <= foot).length;
  });
  expect(inSight).toBeGreaterThanOrEqual(20);

  await test.step("one tab stop, then the arrows; Enter opens the claim beside the list", async () => {
    const tabStops = grid.locator('a:not([tabindex="-1"])');
    await expect(tabStops).toHaveCount(1);
    await tabStops.focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp", "Home"])
      await page.keyboard.press(key);
    await expect(grid.locator("a:focus")).toHaveCount(1);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    const words = (await grid.locator("a:focus").getAttribute("title")) ?? "";
    expect(words).not.toBe("");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/gaps\?.*gap=/);
    await expect(new GapsPage(page).panel).toBeVisible();
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/pipelines/${id}/matrix`);
  await expect(grid).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("a map of a thousand nodes is shown a page of columns at a time", async ({
  signedInPage,
  newPipeline,
}) => {
  const nodes = Array.from({ length: 1000 }, (_, index): PipelineDocument["nodes"][number] => ({
    id: `n${index}`,
    kind: "ci",
    name: `CI ${index}`,
    stage: "build",
    position: { x: index * 10, y: 0 },
  }));
  const id = await newPipeline({
    document: { ...claimedArticle("Wide", []), nodes, edges: [], images: [], zones: [], claims: [] },
  });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/matrix?cols=nodes`);
  await expect(page.getByText("1000 nodes do not fit in one table. It shows 20 at a time,")).toBeVisible();
  const table = page.getByRole("grid", { name: "Matrix by node" });
  // The nodes, their stage above them, and a head on either side.
  await expect(table.getByRole("columnheader")).toHaveCount(23);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next" }).click();
  await expect(table.getByRole("columnheader", { name: "CI 20", exact: true })).toBeVisible();
  await page.getByRole("navigation", { name: "Stage" }).getByRole("link", { name: "Run" }).click();
  await expect(page.getByText("No row matches these options.")).toBeVisible();
});

test("what stands out is said above it, and all of it is a table for a spreadsheet", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: sampleDocument });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/matrix?cols=nodes`);
  const main = page.getByRole("main");
  await expect(main).toContainText(
    "“Signature and provenance check before anything runs” is in place on EKS staging, not on EKS prod. None of the 20 controls on Laptop hotfix build is in place.",
  );
  await expectAccessible(page, "what stands out in the matrix");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  const [head, ...rows] = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(head).toContain('"EKS staging"');
  expect(rows).toHaveLength(await page.getByRole("grid").locator("tbody tr:has(td)").count());
  await main.getByRole("link", { name: "20 controls of Laptop hotfix build in scope" }).click();
  await expect(new GapsPage(page).rows).toHaveCount(20);
  await page.goBack();
  await main.getByRole("link", { name: "EKS prod", exact: true }).first().click();
  await expect(new GapsPage(page).panel).toContainText("Signature and provenance check before anything runs");
});

test("no word of a column's head is broken and no mark of it is cut", async ({
  signedInPage,
  newPipeline,
}) => {
  const platform = await newPipeline({ document: platformPipeline("Heads of a platform") });
  const article = await newPipeline({ document: claimedArticle("Heads of an article") });
  const { page } = await signedInPage("viewer");
  for (const width of [1024, 390])
    for (const path of [
      `/pipelines/${platform}/matrix`,
      `/pipelines/${platform}/matrix?stage=run`,
      `/pipelines/${article}/matrix`,
    ]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      const heads = page.getByRole("grid").getByRole("columnheader");
      await expect(heads.last()).toBeAttached();
      const faults = await heads.evaluateAll((all) =>
        all.flatMap((head) => {
          const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
          const broken: string[] = head.scrollWidth > head.clientWidth ? [head.textContent] : [];
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
            for (const { index, 0: word } of (text.nodeValue ?? "").matchAll(/[^\s-]+/g)) {
              const range = document.createRange();
              range.setStart(text, index);
              range.setEnd(text, index + word.length);
              if (range.getClientRects().length > 1) broken.push(word);
            }
          return broken;
        }),
      );
      expect(faults, `${path} at ${width} px`).toEqual([]);
    }
});
