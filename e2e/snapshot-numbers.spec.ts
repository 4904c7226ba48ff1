import type { Page } from "@playwright/test";
import type { ApiClient } from "@/lib/testing/api-client";
import { expectAccessible } from "./accessible";
import { isAtLength } from "./at-length";
import { claimedArticle, tellingNodes } from "./claimed-article";
import { countsBehind, linksOf } from "./counts-behind";
import { expect, test, uniqueName } from "./fixtures";
import { SnapshotPage } from "./pages/snapshot-page";
import { momentIn, runSql } from "./run-sql";

test.slow(isAtLength, "The browser is sent along every number.");

test("the numbers of a snapshot lead to as many controls, without a script", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const snapshot = await takenOf(admin, id);
  const { page } = await signedInPage("viewer", { javaScriptEnabled: false });
  await expectControlsToOpen(page, `/snapshots/${snapshot}`);
  await page.goto(`/pipelines/${id}/snapshots`);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Before the audit" })
    .getByTitle("Declared")
    .first()
    .click();
  await expect(page).toHaveURL(/\/snapshots\/\w+\?.*status=declared.*#controls$/);
  await expect(page.getByRole("table", { name: "Controls, declared + verified" })).toBeVisible();
});

test(
  "the numbers of a snapshot's link lead to as many controls: what is hidden counts as it did",
  { tag: "@long" },
  async ({ page, newPipeline, admin }) => {
    const snapshot = await takenOf(
      admin,
      await newPipeline({ document: claimedArticle("Payments", tellingNodes) }),
    );
    const show = { owners: false, notes: false, evidence: false, hosts: true };
    const share = (await admin.json("POST", `/snapshots/${snapshot}/shares`, { show })) as {
      readonly url: string;
    };
    await page.goto(share.url);
    await expect(page.getByRole("heading", { level: 1, name: /Before the audit$/ })).toBeVisible();
    await expectControlsToOpen(page, new URL(page.url()).pathname);
    await expectAccessible(page, "controls of a link");
  },
);

test("the first snapshot of a pipeline is told as the second is, with its number", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const id = await newPipeline({ name: uniqueName("First snapshot") });
  await page.goto(`/pipelines/${id}/snapshots`);
  await expect(page.getByRole("heading", { name: "No snapshot yet" })).toBeVisible();
  for (const number of [1, 2]) {
    const dialog = await new SnapshotPage(page).takeOnly(`The state ${number}`, "");
    // The list behind it has it, and what is told of it is still there.
    await expect(page.locator("h3").filter({ hasText: `The state ${number}` })).toBeVisible();
    await expect(dialog).toContainText(`Snapshot ${number} taken at revision`);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await expect(dialog).toBeHidden();
  }
});

test("a number that is followed with the keyboard takes the focus along, and what the address of a snapshot can't ask for is said", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const snapshot = await takenOf(admin, id);
  const { page } = await signedInPage("viewer");
  await page.goto(`/snapshots/${snapshot}`);
  await new SnapshotPage(page).unfold("Controls by stage");
  await page.getByRole("link", { name: "2 verified, Run" }).press("Enter");
  const controls = page.getByRole("region", { name: "Controls", exact: true });
  await expect(controls).toBeFocused();
  await expect(controls.getByText("Only Run, verified", { exact: true })).toBeVisible();
  await controls.getByRole("link", { name: "Not only Run, verified" }).press("Enter");
  await expect(page.getByRole("region", { name: "Gaps", exact: true })).toBeFocused();
  await page.goto(`/snapshots/${snapshot}?status=declared&stage=nowhere#controls`);
  await expect(page.getByText("Not known here, so left out: stage=nowhere.")).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Controls, declared + verified" }).getByRole("rowheader"),
  ).not.toHaveCount(0);
  await page.getByText(/^The map in words: /).click();
  await page.getByRole("link", { name: "4 of 36 controls in place" }).click();
  await expect(page.getByText("Only Jenkins, in scope", { exact: true })).toBeVisible();
});

test("the trend is read with the keyboard and the pointer, the chain says that it is whole, and a link's copy is confirmed @main", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const first = await takenOf(admin, id);
  await takenOf(admin, id, "After the audit");
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/snapshots`);
  const trend = page.getByRole("region", { name: "Trend", exact: true });
  const slider = trend.getByRole("slider", { name: "Snapshot in the charts" });
  await expect(slider).toHaveAttribute("aria-valuetext", /^#2, .*: In scope \d+, Verified \d+, /);
  await slider.press("ArrowLeft");
  await expect(slider).toHaveAttribute(
    "aria-valuetext",
    /^#1, .*Unprotected entry points, confirmed \d+, .*Bypassed gates \d+, /,
  );
  const chart = trend.getByRole("img", { name: /^Controls of all stages by status/ });
  const box = await chart.boundingBox();
  if (!box) throw new Error("There is no chart.");
  await page.mouse.move(box.x + box.width - 5, box.y + box.height / 2);
  await expect(slider).toHaveAttribute("aria-valuetext", /^#2, /);
  await trend.getByRole("link", { name: "Run", exact: true }).click();
  await expect(trend.getByRole("img", { name: /^Controls of Run by status/ })).toBeVisible();
  await trend.getByText("As numbers").click();
  await expect(trend.getByRole("row")).toHaveCount(3);
  await expectAccessible(page, "trend");
  await page.getByRole("link", { name: "The integrity check" }).click();
  await expect(page.getByText("2 snapshots in the chain: none altered, added or lost")).toBeVisible();
  await expectAccessible(page, "chain of proof");

  const show = { owners: true, notes: false, evidence: false, hosts: true };
  const share = (await admin.json("POST", `/snapshots/${first}/shares`, { show })) as {
    readonly url: string;
  };
  await page.goto(`/snapshots/${first}`);
  await page.getByRole("button", { name: "Confirm copy" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm copy" });
  await expect(dialog.getByText("Confirmed:")).toBeVisible();
  const [copy = "", snapshot = ""] = await dialog.locator("code").allTextContents();
  await page.goto(share.url);
  const proof = page.getByRole("region", { name: "Origin of this copy" });
  await expect(proof).toContainText(`A redacted copy of snapshot 1 (fingerprint ${snapshot}`);
  await expect(proof).toContainText(`Its own fingerprint is ${copy}`);
  await expect(proof).toContainText("because notes, evidence and credential rights were left out.");
});

test("an editor has a snapshot taken every day by a choice that says what it does, and a viewer reads it", async ({
  signedInPage,
  newPipeline,
}) => {
  const path = `/pipelines/${await newPipeline({ name: "Payments" })}/snapshots`;
  const { page } = await signedInPage("editor", {
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  await page.goto(path);
  const choice = page.getByRole("combobox", { name: "Automatic snapshots" });
  await expect(choice).toHaveAccessibleDescription(/^Taken soon after midnight UTC \(weekly: on Monday\)/);
  await choice.selectOption("Every day");
  await expect(page.getByText("Saved: every day.")).toBeVisible();
  await expectAccessible(page, "schedule of snapshots");
  const { page: reading } = await signedInPage("viewer");
  await reading.goto(path);
  await expect(reading.getByRole("combobox", { name: "Automatic snapshots" })).toHaveValue("daily");
  await expect(reading.getByRole("combobox", { name: "Automatic snapshots" })).toBeDisabled();
});

test(
  "a snapshot is taken by itself; where it was thinned, its page says so and nothing else is offered",
  { tag: "@long" },
  async ({ signedInPage, newPipeline, admin, server }) => {
    // The server looks once a minute.
    test.setTimeout(180_000);
    const id = await newPipeline({ document: claimedArticle("Payments") });
    await admin.json("PATCH", `/pipelines/${id}/snapshots/schedule`, { schedule: "daily" });
    await runSql(server, `UPDATE "pipeline" SET "snapshotPeriod" = '2026-01-01' WHERE "id" = '${id}'`);
    const { page } = await signedInPage("editor");
    const entry = page.getByRole("listitem").filter({ hasText: ", automatic" });
    await expect(async () => {
      await page.goto(`/pipelines/${id}/snapshots`);
      await expect(entry).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 90_000, intervals: [3_000] });
    await takenOf(admin, id, "By hand");
    // As the rule would in three weeks.
    await runSql(
      server,
      `UPDATE "snapshot" SET "thinnedAt" = '${momentIn(21 * 86_400)}' WHERE "pipelineId" = '${id}' AND "number" = 1`,
    );
    await page.reload();
    await expect(entry).toContainText("Pruned on");
    await expect(entry.getByRole("link", { name: /^(Report|Compare)/ })).toHaveCount(0);
    await entry.getByRole("link", { name: /Automatic, / }).click();
    await expect(page.getByText(/^Snapshot 1 was pruned by the retention rule on /)).toBeVisible();
    await expectAccessible(page, "thinned snapshot");
    const snapshot = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await page.goto(`/snapshots/${snapshot}/report`);
    await expect(page).toHaveURL(`/snapshots/${snapshot}`);
    await page.goto(`/compare?from=snapshot:${snapshot}&to=pipeline:${id}`);
    await expect(page.getByText(/^from can't be compared: snapshot 1 was pruned by /)).toBeVisible();
  },
);

/** Takes a snapshot. @returns its id. */
async function takenOf(admin: ApiClient, pipeline: string, title = "Before the audit"): Promise<string> {
  const body = { title };
  // The answer's form is the contract's.
  return ((await admin.json("POST", `/pipelines/${pipeline}/snapshots`, body)) as { readonly id: string }).id;
}

/** Each number of the table of counts, and each of the sentence above, opens as many rows; the browser is sent to some. */
async function expectControlsToOpen(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await new SnapshotPage(page).unfold("Controls by stage");
  const counts = page.getByRole("table", { name: "Controls by status and stage" }).getByRole("link");
  const lead = page.getByRole("main").getByRole("link", {
    name: /^\d+ (controls of the stage|controls marked in place|declared controls|verified controls)/,
  });
  const asked = [...(await linksOf(counts)), ...(await linksOf(lead))];
  expect(asked.length).toBeGreaterThan(20);
  expect(
    await countsBehind(
      page,
      asked.map(({ href }) => href),
      "#controls tr.gap-entry",
    ),
    asked.map(({ name, href }) => `${name} ${href}`).join("\n"),
  ).toEqual(asked.map(({ count }) => count));
  const some = isAtLength ? asked : [asked[0], asked[Math.floor(asked.length / 2)], asked.at(-1)];
  for (const { name, href, count } of some.filter((link) => link !== undefined)) {
    await page.goto(href);
    const list = page.locator("#controls");
    await expect(list.getByRole("rowgroup").locator("tr.gap-entry"), `${name} ${href}`).toHaveCount(count);
  }
  await expect(page.locator("#controls").getByText(/^Only /)).toBeVisible();
  await page.getByRole("link", { name: /^Not only / }).click();
  await expect(page.getByRole("table", { name: "Gaps, declared + verified" })).toBeVisible();
}
