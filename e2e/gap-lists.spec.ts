import { readFile } from "node:fs/promises";
import type { PostureAnswer } from "@/lib/domain/contract/posture";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";

test("gaps are lists to fix, to prove and to assess, each in its order, with the factors of each number @main", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  // The answer's form is the contract's.
  const { gaps: answered } = (await admin.json(
    "GET",
    `/pipelines/${id}/posture?view=whole`,
  )) as PostureAnswer;
  const headingsOf = (of: PostureAnswer["gaps"]["asProven"]) =>
    (["fix", "prove", "assess"] as const).flatMap((list) => {
      const count = of.filter((gap) => gap.list === list).length;
      return count === 0 ? [] : [`To ${list === "prove" ? "verify" : list}: ${count}`];
    });
  const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
  const gaps = new GapsPage(page);
  const more = page.getByRole("search", { name: "Filters" }).getByText("More", { exact: true });

  await test.step("as declared there are two, each with its highest priority first", async () => {
    await gaps.open(id);
    const headings = await gaps.headings();
    expect(headings).toEqual(headingsOf(answered.asDeclared));
    expect(headings).toHaveLength(2);
    const keys = await gaps.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-key")));
    expect(keys).toEqual(answered.asDeclared.map(({ node, control }) => `${node} ${control}`));
    for (const word of ["To fix", "To assess"] as const) {
      const cells = gaps.list(word).locator("tr[data-key] td:last-child");
      const priorities = (await cells.allInnerTexts()).map(Number);
      expect(priorities.length).toBeGreaterThan(1);
      expect(priorities, word).toEqual(priorities.toSorted((a, b) => b - a));
    }
    await expectAccessible(page, "gaps to fix and to assess");
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step("the keyboard goes on from the last to fix to the first to assess, whose factors give its number", async () => {
    const [last, first] = [
      gaps.list("To fix").locator("tr[data-key]").last(),
      gaps.list("To assess").locator("tr[data-key]").first(),
    ];
    await last.focus();
    await page.keyboard.press("j");
    await expect(first).toBeFocused();
    const factors = gaps.panel
      .getByRole("region", { name: "Why it has this priority" })
      .getByRole("listitem");
    const names = ["Weight", "Reach", "Opening", "Bareness", "Status"];
    for (const [index, name] of names.entries()) await expect(factors.nth(index)).toContainText(`${name}:`);
    const numbers = (await factors.allInnerTexts()).map((text) => {
      const [, over = "", under = "1"] = /([\d.]+)(?:\/(\d+))?/.exec(text) ?? [];
      return Number(over) / Number(under);
    });
    const product = numbers.reduce((all, factor) => all * factor, 1);
    await expect(first.locator("td").last()).toHaveText((Math.round(product * 1e9) / 1e9).toFixed(1));
  });

  await test.step("by stage, each list has its stages", async () => {
    await page.getByLabel("Order").selectOption("stage");
    await expect(page).toHaveURL(/sort=stage/);
    await expect(gaps.list("To fix").first().getByRole("rowheader").first()).toContainText(
      /^Build \d+ of \d+ open/,
    );
    expect(await gaps.headings()).toEqual(headingsOf(answered.asDeclared));
  });

  await test.step("as proven there is a third between the two, and the CSV says the list of each", async () => {
    await more.click();
    await page.getByRole("link", { name: "Verified only" }).click();
    await expect(gaps.list("To verify").first()).toBeVisible();
    const headings = await gaps.headings();
    expect(headings).toEqual(headingsOf(answered.asProven).slice(0, headings.length));
    expect(headings.map((heading) => heading.split(":")[0])).toContain("To verify");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "CSV" }).click(),
    ]);
    const [head = "", ...lines] = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
    const column = head.split(",").indexOf('"List"');
    const lists = lines.map((line) => line.slice(1, -1).split('","')[column]);
    for (const list of ["fix", "prove", "assess"] as const)
      expect(lists.filter((one) => one === list)).toHaveLength(
        answered.asProven.filter((gap) => gap.list === list).length,
      );
  });

  await test.step("a list without a row says so", async () => {
    await gaps.open(id, "?node=check-in&control=iac-scan");
    expect(await gaps.headings()).toEqual(["To fix: 1", "To assess: 0"]);
    await expect(gaps.list("To assess")).toContainText("No match for the filters.");
    await gaps.open(id, "?status=not-assessed");
    expect(await gaps.headings()).toEqual([headingsOf(answered.asDeclared).at(-1)]);
  });
});
