import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { signIn } from "@/lib/testing/api-client";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { expectAccessible } from "./accessible";
import { expect, type Member, test } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { SnapshotPage } from "./pages/snapshot-page";
import { openTab } from "./pages/open-tab";

const control = "ci-ephemeral-workers";
const title = "Isolated single-use build workers";

async function change(
  url: string,
  member: Member,
  pipelineId: string,
  ...bodies: OperationBody[]
): Promise<void> {
  const operations = bodies.map((body) => ({ ...body, id: randomUUID() }));
  await (
    await signIn(url, member)
  ).json("POST", `/pipelines/${pipelineId}/operations`, { clientId: "a-script", operations });
}

function entry(page: Page, text: string): Locator {
  return page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("paragraph").filter({ hasText: text }) })
    .last();
}

test("who changed what, and the way back", async ({ server, signedInPage, newMember, newPipeline }) => {
  const id = await newPipeline({ template: "article" });
  const { page, member: ana } = await signedInPage("editor");
  const ben = await newMember("editor");
  await page.goto(`/pipelines/${id}/activity`);
  await expect(page.getByRole("heading", { name: "No changes yet" })).toBeVisible();
  await expectAccessible(page, "no activity yet");

  const map = new MapPage(page);
  await map.open(id);
  await new SnapshotPage(page).take("Before", "");
  await change(server.url, ben, id, { type: "node.changed", node: "ci", set: { name: "TeamCity" } });
  await change(server.url, ana, id, {
    type: "claim.changed",
    node: "ci",
    control,
    set: { status: "implemented" },
  });
  await change(
    server.url,
    ben,
    id,
    { type: "node.removed", node: "developer" },
    { type: "node.changed", node: "ci", set: { owner: "Ben" } },
  );

  await test.step("the log says it in words, with its snapshots", async () => {
    await page.goto(`/pipelines/${id}`);
    await openTab(page, "Activity");
    await expect(page.getByRole("heading", { name: "Activity", level: 1 })).toBeVisible();
    for (const text of [
      "Renamed Jenkins to TeamCity",
      `Set “${title}” on TeamCity to in place`,
      "Deleted Developer, with its 1 connection",
      "Set the owner of TeamCity to Ben",
    ])
      await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByRole("article").first()).toContainText(ben.name);
    await expect(page.getByRole("link", { name: "Snapshot 1: Before" })).toBeVisible();
    await expectAccessible(page, "activity");
  });

  await test.step("it is narrowed by person, node and control, in the address", async () => {
    await page.getByLabel("Who", { exact: true }).selectOption({ label: ana.name });
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/person=/);
    await expect(page.getByText("Renamed Jenkins to TeamCity")).toHaveCount(0);
    await expect(page.getByText(`Set “${title}” on TeamCity to in place`)).toBeVisible();
    await page.getByRole("link", { name: "Clear filters" }).click();
    await page.getByRole("link", { name: "Only changes to Developer" }).click();
    await expect(page.getByText("Deleted Developer")).toBeVisible();
    await expect(page.getByText("Renamed Jenkins to TeamCity")).toHaveCount(0);
    await expect(page.getByLabel("Node", { exact: true })).toContainText("Developer (deleted)");
    await page.goto(`/pipelines/${id}/activity?control=${control}&node=ci&before=nonsense`);
    await expect(page.getByRole("main").getByRole("article")).toHaveCount(1);
    await expect(page.getByText("Not known here, so left out: before=nonsense")).toBeVisible();
    await page.getByRole("link", { name: "Clear filters" }).click();
  });

  await test.step("what nothing came after is undone at once, as an entry of its own", async () => {
    await entry(page, "Deleted Developer").getByRole("button", { name: "Undo this" }).click();
    await expect(page.getByText("Added Developer (Developer) to Build")).toBeVisible();
    await expect(page.getByText("Undone.")).toBeVisible();
    await expect(page.getByRole("article").first()).toContainText(ana.name);
  });

  await test.step("what somebody set since is asked about first", async () => {
    await change(server.url, ben, id, { type: "node.changed", node: "ci", set: { name: "GitLab CI" } });
    const rename = entry(page, "Renamed Jenkins to TeamCity").getByRole("button", { name: "Undo this" });
    await rename.click();
    const dialog = page.getByRole("dialog", { name: "Undo this?" });
    await expect(dialog).toContainText("The name of GitLab CI is now GitLab CI.");
    await expectAccessible(page, "the question before an undo");
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await rename.click();
    await dialog.getByRole("button", { name: "Undo anyway" }).click();
    await expect(page.getByText("Renamed GitLab CI to Jenkins")).toBeVisible();
  });

  await test.step("what no longer applies says so", async () => {
    await change(server.url, ben, id, { type: "node.removed", node: "ci" });
    await entry(page, "Set the owner of TeamCity to Ben").getByRole("button", { name: "Undo this" }).click();
    await expect(page.getByText("This can't be undone: its subject was deleted.")).toBeVisible();
  });
});

test("a viewer reads the log by pages, and undoes nothing", async ({
  server,
  signedInPage,
  newMember,
  newPipeline,
}) => {
  const id = await newPipeline({ template: "article" });
  const editor = await newMember("editor");
  const names = Array.from({ length: 120 }, (_, index): OperationBody => ({
    type: "node.changed",
    node: "ci",
    set: { name: `CI ${index + 1}` },
  }));
  await change(server.url, editor, id, ...names);
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/activity`);
  await expect(page.getByText("Renamed CI 119 to CI 120")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Undo this/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByText("Renamed CI 69 to CI 70")).toBeVisible();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByText("Renamed Jenkins to CI 1")).toBeVisible();
  await expect(page.getByText("created this pipeline")).toBeVisible();
  await expect(page.getByRole("link", { name: "Older" })).toHaveCount(0);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page.getByText("Renamed CI 119 to CI 120")).toBeVisible();
});
