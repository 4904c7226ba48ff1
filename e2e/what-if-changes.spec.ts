import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";

test("connections and nodes are assumed by keys, seen before and after and on the map, dropped one by one, and done in one step", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  await map.open(id);
  await map.canvas.focus();
  await page.keyboard.press("w");
  const panel = findings.panel("What if");
  const supposed = panel.getByRole("region", { name: "Assumed" });
  const changes = panel.getByRole("region", { name: "Effect of the changes" });
  const pick = async (label: string, text: string) => {
    await panel.getByLabel(label, { exact: true }).fill(text);
    await panel
      .getByRole("list", { name: `${label}: found` })
      .getByRole("button")
      .first()
      .press("Enter");
  };
  const open = (title: string) =>
    panel
      .locator("summary")
      .filter({ hasText: new RegExp(`^${title}$`) })
      .press("Enter");
  const line = (edge: string) => page.locator(`.react-flow__edge[data-id="${edge}"] .stroke-partial`);

  await test.step("a connection is removed", async () => {
    await open("Change a connection");
    await pick("Connection", "laptop production");
    await panel.getByRole("button", { name: "What if: Remove it" }).press("Enter");
    await expect(supposed.getByText("1 change assumed.")).toBeVisible();
    await expect(supposed.getByText("Ana's laptop → Production registry removed")).toBeVisible();
    await expect(supposed).toBeFocused();
    await expect(changes.getByRole("listitem").first()).not.toHaveText("Nothing changes.");
    await expect(line("laptop-registry").first()).toBeVisible();
    await expect(page).toHaveURL(/suppose=remove%3Alaptop-registry/);
  });

  await test.step("an own proxy is put in between, and stands on the map as what is not real", async () => {
    await pick("Connection", "marketplace");
    await panel.getByRole("button", { name: "What if: Insert quarantine mirror" }).press("Enter");
    await expect(supposed.getByText("2 changes assumed.")).toBeVisible();
    await expect(page.locator(".supposed-card")).toContainText("Own proxyAssumed, not real");
    await expect(page.locator(".supposed-line")).toHaveCount(2);
  });

  await test.step("a node is added, and a connection to it", async () => {
    await open("Add a node");
    await panel.getByLabel("Kind of node").selectOption({ label: "Supporting service" });
    await panel.getByRole("group").filter({ hasText: "Kind of node" }).getByRole("button").click();
    await open("Add a connection");
    await pick("From", "service");
    await pick("To", "eks");
    await panel.getByLabel("Artifact").selectOption({ label: "Credential" });
    await panel
      .getByRole("group")
      .filter({ hasText: "Artifact" })
      .getByRole("button", { name: /Add it/ })
      .click();
    await expect(supposed.getByText("4 changes assumed.")).toBeVisible();
    await expect(page.locator(".supposed-card")).toHaveCount(2);
  });

  await test.step("before and after are side by side", async () => {
    const figures = panel.getByRole("region", { name: "Before and after" });
    for (const figure of [
      "Entry points, unprotected",
      "Entry points, assumed",
      "Gates bypassed",
      "Targets exposed",
    ])
      await expect(figures.getByText(figure, { exact: true })).toBeVisible();
    await figures.getByText("Entry points, unprotected", { exact: true }).click();
    await expect(figures.getByText(/^Ana's laptop/).first()).toBeVisible();
    await expectAccessible(page, "what if of connections and nodes");
  });

  await test.step("dropping the node drops what was assumed of it; the rest is done in one step and undone in one", async () => {
    await supposed.getByRole("button", { name: /^Remove .* added$/ }).click();
    await expect(supposed.getByText("2 changes assumed.")).toBeVisible();
    await expect(map.undo).toBeDisabled();
    await supposed.getByRole("button", { name: "Apply to map" }).click();
    await expect(supposed.getByText("No changes assumed yet.")).toBeVisible();
    await expect(page.locator(".supposed-card")).toHaveCount(0);
    await expect(map.card("Own proxy, Package registry")).toBeVisible();
    await map.undo.click();
    await expect(map.card("Own proxy, Package registry")).toHaveCount(0);
    await expect(map.undo).toBeDisabled();
    const { document } = (await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer;
    expect(document.edges).toHaveLength(attackedPipeline().edges.length);
  });
});

test("an address opens it with something assumed, on a phone and for who may only look", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", { viewport: { width: 390, height: 844 } });
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  await page.goto(
    `/pipelines/${id}?finding=what-if&suppose=${encodeURIComponent("lead:laptop-registry:repository,remove:market-ci")}`,
  );
  await map.ready();
  const supposed = findings.panel("What if").getByRole("region", { name: "Assumed" });
  await expect(supposed.getByText("2 changes assumed.")).toBeVisible();
  await expect(supposed.getByText("Ana's laptop → Production registry rerouted to GitHub")).toBeVisible();
  await expect(supposed.getByRole("button", { name: "Apply to map" })).toBeHidden();
  // Struck where they are now, and dashed where they would lead.
  await expect(page.locator(".phone-line .stroke-partial").first()).toBeAttached();
  await expect(page.locator(".supposed-line")).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, "what if on a phone");
  await supposed.getByRole("button", { name: "Remove all" }).click();
  await expect(supposed.getByText("No changes assumed yet.")).toBeVisible();
  await expect(page).not.toHaveURL(/suppose=/);
});

test("what would be inserted has a card of its own on a phone, which lies over no other", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", { viewport: { width: 390, height: 844 } });
  const map = new MapPage(page);
  const id = await newPipeline({ document: attackedPipeline() });
  await page.goto(
    `/pipelines/${id}?finding=what-if&suppose=${encodeURIComponent("insert:market-ci:mirror")}`,
  );
  await map.ready();
  const ghost = page.locator(".supposed-card");
  await expect(ghost).toContainText("Own proxyAssumed, not real");
  await expect(page.locator(".supposed-line")).toHaveCount(2);
  const box = await ghost.boundingBox();
  for (const card of await page.locator(".phone-card").all()) {
    const other = await card.boundingBox();
    const isApart =
      !box ||
      !other ||
      box.x >= other.x + other.width ||
      other.x >= box.x + box.width ||
      box.y >= other.y + other.height ||
      other.y >= box.y + box.height;
    expect(isApart).toBe(true);
  }
});

test("the change to make first is tried from the ways in, beside the map and from their page", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  const supposed = findings.panel("What if").getByRole("region", { name: "Assumed" });
  await page.goto(`/pipelines/${id}?finding=ways-in`);
  await map.ready();
  await page
    .getByRole("region", { name: "Do this first" })
    .getByRole("button", { name: /^What if\?/ })
    .click();
  await expect(supposed.getByText(/^\d+ (changes?|status|statuses) assumed\./)).toBeVisible();
  await page.goto(`/pipelines/${id}/ways-in`);
  await page
    .getByRole("list", { name: "Then" })
    .getByRole("link", { name: /^What if\?/ })
    .first()
    .click();
  await map.ready();
  await expect(supposed.getByText(/^\d+ (changes?|status|statuses) assumed\./)).toBeVisible();
  await expect(map.undo).toBeDisabled();
});
