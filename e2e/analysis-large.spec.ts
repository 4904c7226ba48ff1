import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { largePipeline } from "./large-pipeline";
import { Findings } from "./pages/findings";
import { GapsPage } from "./pages/gaps-page";
import { MapPage } from "./pages/map-page";

test("of a hundred nodes the ways past gates, their fixes, what a compromise reaches, choke points and assumptions are found on the map", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: largePipeline("Forty services") });
  const { page } = await signedInPage("editor");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await page.goto(`/pipelines/${id}?finding=adm-image-signature`);
  await map.ready();
  const bypasses = findings.panel("Bypasses");
  await test.step("a gate is bypassed, its way is drawn, and its fix planned and taken back", async () => {
    await expect(
      bypasses.getByText(
        / pushes straight to Registry \d, Registry \d to Cluster \d+, .*: nothing on this path verifies a signature\.$/,
      ),
    ).toBeVisible();
    await expect.poll(async () => (await findings.wayOnMap()).length).toBe(3);
    const fix = bypasses.getByRole("region", { name: "What would change this?" });
    await expect(
      fix.getByText(
        /^Sign the artifacts of .* and \d+ more, route the artifacts of Ana's laptop, .* through a node that signs and put “.+” on Cluster 1, .* and Cluster 11: this closes every open path to all 12 exposed targets\.$/,
      ),
    ).toBeVisible();
    await fix.getByRole("button", { name: "Plan it" }).click();
    await expect(
      fix.getByText("Nothing left to plan: every node that needs it is planned or further along."),
    ).toBeVisible();
    await map.undo.click();
    await expect(fix.getByRole("button", { name: "Plan it" })).toBeVisible();
    await expect(map.undo).toBeDisabled();
  });
  await test.step("a laptop goes around the review of forty repositories", async () => {
    await findings.gate("Independent review before merge").click();
    await expect(
      bypasses.getByText(/^Ana's laptop pushes straight to Registry 1, .*: nothing on this path /),
    ).toBeVisible();
    await expect(bypasses.getByText(/^3 of 12 targets are exposed$/)).toBeVisible();
  });
  await test.step("what to do first is the same as everywhere", async () => {
    await expect(
      bypasses
        .getByRole("region", { name: "Do this first" })
        .getByText("Remove Ana's laptop → Registry 1")
        .first(),
    ).toBeVisible();
  });
  await test.step("what a registry reaches, and what every way passes", async () => {
    await page.goto(`/pipelines/${id}?finding=reaches:production-registry-1`);
    await expect(
      findings
        .panel("Blast radius")
        .getByText(/^If Registry 2 were compromised, it would reach 3 of 12 targets, /),
    ).toBeVisible();
    await findings.panel("Blast radius").getByRole("button", { name: "Choke points" }).click();
    // The clusters and their hosts: past the registries there is the way of the manifests.
    await expect(
      findings.panel("Choke points").getByText(/^24 of 112 nodes lie on every path to at least one target\./),
    ).toBeVisible();
  });
  await test.step("what is assumed is seen before and after, and dropped", async () => {
    await findings.panel("Choke points").getByRole("button", { name: "What if" }).click();
    const panel = findings.panel("What if");
    await panel.getByRole("button", { name: /^Do this first: Remove Ana's laptop → Registry 1/ }).click();
    await expect(panel.getByRole("region", { name: "Assumed" }).getByText("1 change assumed.")).toBeVisible();
    await expect(
      panel.getByRole("region", { name: "Before and after" }).getByText("Targets exposed"),
    ).toBeVisible();
    await panel.getByRole("button", { name: /^Remove .*Ana's laptop → Registry 1 removed$/ }).click();
    await expect(panel.getByText("No changes assumed. Choose one.")).toBeVisible();
    await expect(map.undo).toBeDisabled();
  });
});

test(
  "of a hundred nodes frameworks, threats and priorities are listed",
  { tag: "@long" },
  async ({ signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: largePipeline("Forty services") });
    const { page } = await signedInPage("viewer");
    await page.goto(`/pipelines/${id}/frameworks?framework=nist-800-190&status=partly`);
    const requirement = page.locator("li[id^='requirement-']").filter({ hasText: "3.1.1" });
    await requirement.locator("summary").first().click();
    await expect(requirement.getByRole("link", { name: /^Jenkins \d+$/ }).first()).toBeVisible();
    await expect(requirement.getByRole("link", { name: /^and \d+ more$/ }).first()).toBeVisible();
    await expectAccessible(page, "a framework of many nodes");

    await page.goto(`/pipelines/${id}/threats?status=partly`);
    const technique = page.getByRole("table", { name: "Techniques" }).locator("tr[id]").first();
    await technique.locator("summary").first().click();
    await expect(
      technique.getByRole("link", { name: /^(Jenkins|Cluster|Service|Registry) \d+$/ }).first(),
    ).toBeVisible();

    const gaps = new GapsPage(page);
    await gaps.open(id);
    await expect(gaps.rows).toHaveCount(100);
    const lists = await gaps.grid
      .locator("tbody")
      .evaluateAll((bodies) =>
        bodies.map((body) =>
          [...body.querySelectorAll("tr[data-key] td:last-child")].map((cell) => Number(cell.textContent)),
        ),
      );
    expect(lists.flat()).toHaveLength(100);
    for (const priorities of lists) expect(priorities).toEqual(priorities.toSorted((a, b) => b - a));
    expect(new Set(lists.flat()).size).toBeGreaterThan(1);
  },
);
