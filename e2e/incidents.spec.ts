import { articlePipeline } from "@/lib/testing/article-pipeline";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";

/** The article's pipeline with what nobody draws unasked: an action that is named by its tag. */
function withAction(name: string): PipelineDocument {
  return {
    ...articlePipeline()
      .node("marketplace", { kind: "package-registry", name: "GitHub Marketplace" })
      .edge("marketplace", "ci", { artifact: "tool", pinned: false })
      .toDocument(),
    name,
  };
}

const movedTag = "tj-actions/changed-files: hijacked tags print CI secrets";

test("would it have hit us: each incident on this map, with its way, what would have stopped it and its sources @both", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: withAction("Payments") });
  const { page } = await signedInPage("viewer");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/pipelines/${id}`);
  await openTab(page, "Incidents");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Would it have hit us?");
  await expect(page.getByRole("main")).toContainText(/\d+ of 18 incidents would have reached production/);
  const rows = page.getByRole("list", { name: "Incidents" }).getByRole("listitem");
  await expect(rows).toHaveCount(18);
  // What the map shows comes before what is assumed.
  await expect(rows.first()).toContainText("Reached");
  await expect(rows.first()).not.toContainText("assumed");
  for (const row of await rows.all()) expect((await row.boundingBox())?.height ?? 0).toBeLessThanOrEqual(56);

  await rows.getByRole("link", { name: movedTag }).click();
  const panel = page.getByRole("complementary", { name: "Selected incident" });
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(movedTag);
  await expect(
    panel.getByRole("list", { name: "Attack path, step by step" }).getByRole("listitem"),
  ).toHaveText([/The tool from GitHub Marketplace runs inside ci/, /ci pushes/, /registry/, /cluster/]);
  await expect(panel.getByRole("region", { name: "Controls that did not help" })).toContainText(
    "The action is not part of the image.",
  );
  const source = panel.getByRole("link", { name: "reviewdog advisory" });
  await expect(source).toHaveAttribute("rel", /noreferrer/);
  await expect(source).toHaveAttribute("href", /^https:\/\/github\.com\//);
  await expectAccessible(page, "an incident with its details");
  await page.setViewportSize({ width: 1440, height: 900 });

  // As in the gaps: J and K go on and back, Escape closes, the address says which is open.
  const place = panel.getByRole("status");
  const before = await place.textContent();
  await panel.focus();
  await page.keyboard.press("j");
  await expect(place).not.toHaveText(before ?? "");
  await page.keyboard.press("k");
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(movedTag);
  await expect(page).toHaveURL(/incident=tj-actions-reviewdog-2025/);
  await page.reload();
  await expect(panel.getByRole("heading", { level: 2 })).toHaveText(movedTag);
  await panel.focus();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(rows.getByRole("link", { name: movedTag })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel).toBeFocused();
  await page.keyboard.press("Escape");

  // Somebody pins the action: the page follows, as declared alone.
  await admin.json("POST", `/pipelines/${id}/operations`, {
    clientId: "script",
    operations: [
      {
        id: crypto.randomUUID(),
        type: "claim.changed",
        node: "ci",
        control: "pin-dependencies",
        set: { status: "implemented" },
      },
    ],
  });
  const row = rows.filter({ hasText: movedTag });
  await expect(row).toContainText("Blocked at ci by");
  await expect(row).toContainText("(declared)");
  await page
    .getByRole("navigation", { name: "Count as in place" })
    .getByRole("link", { name: "Verified only" })
    .click();
  await expect(row).toContainText("Reached");
  await page
    .getByRole("navigation", { name: "Result" })
    .getByRole("link", { name: /^Reached/ })
    .click();
  await expect(rows.first()).toContainText("Reached");
  await expect(rows.filter({ hasText: "Does not apply" })).toHaveCount(0);
});

test("an incident is replayed on the map, at an address that opens the same for others", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: withAction("Payments") });
  const { page } = await signedInPage("viewer");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/pipelines/${id}/incidents?incident=tj-actions-reviewdog-2025`);
  await page.getByRole("link", { name: "Show on the map" }).click();
  await map.ready();
  await expect(page).toHaveURL(new RegExp(`/pipelines/${id}\\?incident=tj-actions-reviewdog-2025$`));
  const panel = findings.panel("Incident");
  const way = async () => {
    await expect(panel.getByText(movedTag)).toBeVisible();
    await expect(panel).toContainText("14 Mar 2025: An attacker gained write access to a linter action");
    // Its one line alone.
    await expect(panel).not.toContainText("Every workflow that named a tag ran it");
    await expect.poll(async () => (await findings.wayOnMap()).length).toBe(4);
    await expect(page).toHaveTitle(`${movedTag} · Incident · Payments, map · Blueline`);
  };
  await way();
  await expect(
    map.canvas.getByRole("button", { name: /^GitHub Marketplace, .*, starts here$/ }),
  ).toBeVisible();
  await expect(map.canvas.getByRole("button", { name: /^ci, .*, can be closed here/ })).toBeVisible();
  await expect(panel.getByRole("region", { name: "Controls that would have blocked it" })).toContainText(
    /Here: in place on 0 of \d+ nodes?, not assessed on \d+\./,
  );
  await page.keyboard.press("]");
  await findings.said("Step 1 of 4 on this path. The tool from GitHub Marketplace runs inside ci");
  await expectAccessible(page, "an incident on the map");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.reload();
  await way();

  // Somebody else, who was sent the address, on a phone.
  const other = await signedInPage("viewer", { viewport: { width: 390, height: 844 } });
  await other.page.goto(`/pipelines/${id}?incident=tj-actions-reviewdog-2025`);
  await expect(new Findings(other.page).panel("Incident").getByText(movedTag)).toBeVisible();
  await expect.poll(async () => (await new Findings(other.page).wayOnMap()).length).toBe(4);
  await other.page.goto(`/pipelines/${id}?incident=never-happened`);
  await expect(new Findings(other.page).panel("Incident")).toContainText(
    "The catalogue has no such incident. The Incidents page lists all of them.",
  );

  await panel.getByRole("link", { name: "Full incident, with sources" }).click();
  await expect(page.getByRole("complementary", { name: "Selected incident" })).toContainText(movedTag);
  await page.goBack();
  await way();
  await panel.getByRole("button", { name: "Close the findings" }).click();
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/incident=/);
});

test("the question of the morning after: one incident at every pipeline @both @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const reached = await newPipeline({ document: withAction("Morning after, reached") });
  await newPipeline({ document: { ...articlePipeline().toDocument(), name: "Morning after, not drawn" } });
  const { page } = await signedInPage("viewer");
  await page.goto("/pipelines");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Incidents" }).click();
  await expect(page.getByRole("main")).toContainText(
    /\d+ of 18 incidents would have reached production in a pipeline here/,
  );
  const incident = page.getByRole("listitem").filter({ hasText: movedTag });
  await expect(incident).toContainText(/Reaches \d+ of \d+ pipelines/);
  await expectAccessible(page, "the incidents of all pipelines");
  await incident.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(movedTag);
  await expect(page.getByRole("main")).toContainText(/\d+ of \d+ pipelines would have been reached/);
  const pipelines = page.getByRole("list", { name: "Pipelines" }).getByRole("listitem");
  await expect(pipelines.filter({ hasText: "Morning after, reached" })).toContainText(
    "Path: GitHub Marketplace → ci → registry → cluster → host.",
  );
  await expect(pipelines.filter({ hasText: "Morning after, not drawn" })).toContainText(
    "Not on the map: do you use third-party actions, plugins, scanners or scripts at ci?",
  );
  await expectAccessible(page, "one incident at every pipeline");
  await pipelines
    .filter({ hasText: "Morning after, reached" })
    .getByRole("link", { name: "Morning after, reached", exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`/pipelines/${reached}/incidents\\?incident=tj-actions`));
  await expect(page.getByRole("complementary", { name: "Selected incident" })).toContainText(movedTag);
});

test("on a phone the details are a page of their own", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: withAction("Payments") });
  const { page } = await signedInPage("viewer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/pipelines/${id}/incidents`);
  const panel = page.getByRole("complementary", { name: "Selected incident" });
  await expect(panel).toBeHidden();
  await page.getByRole("link", { name: movedTag }).click();
  await expect(panel).toBeVisible();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  await panel.getByRole("button", { name: "Close the details" }).click();
  await expect(panel).toBeHidden();
});
