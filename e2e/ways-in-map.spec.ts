import type { Claim } from "@/lib/domain/pipeline/document";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { SnapshotPage } from "./pages/snapshot-page";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";

test("a way in is opened from the foot, drawn step by step and gone along by keys", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await map.open(await newPipeline({ document: attackedPipeline() }));
  const opened = await page.request.get(new URL(page.url()).pathname);
  // Before a line of the program has run.
  expect(await opened.text()).toMatch(
    /data-tone="bypass"[^>]*><b[^>]*>\d+ unprotected entry points? leads? to production[.:]/,
  );
  await expect(map.footer).toContainText(/\d+ unprotected entry points? leads? to production\. First: /);
  await map.footer.getByRole("button", { name: "Show it" }).click();
  const panel = findings.panel("Entry points");
  await expect(panel.locator("[data-way-in][aria-expanded=true]")).toHaveCount(1);
  await expect(page).toHaveURL(/[?&]wayIn=/);

  await test.step("a tool that turns is told apart from what is handed on", async () => {
    await panel.getByRole("button", { name: /^GitHub Marketplace → GitHub Actions/ }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => findings.wayOnMap()).toEqual(["ci-registry", "market-ci", "registry-cluster"]);
    await expect(page).toHaveURL(/[?&]wayIn=market-ci/);
    await expect(page).toHaveTitle(/^GitHub Marketplace → GitHub Actions · Entry points · /);
    await page.keyboard.press("]");
    await findings.said(
      "Step 1 of 3 on this path. The tool from GitHub Marketplace runs inside GitHub Actions, which is then attacker-controlled.",
    );
    await expect(map.canvas.getByRole("button", { name: /^EKS prod, .*, reached$/ })).toBeVisible();
    await expect(
      map.canvas.getByRole("button", { name: /^GitHub Marketplace, .*, starts here$/ }),
    ).toBeVisible();
    await expect(map.footer).toContainText("3 steps, 1 of which gives the attacker control of a node");
  });

  await test.step("J goes on to the next row", async () => {
    await panel.getByRole("button", { name: /^GitHub Marketplace → GitHub Actions/ }).focus();
    await page.keyboard.press("j");
    await expect(panel.locator("[data-way-in]:focus")).not.toHaveText(/GitHub Marketplace/);
  });

  await test.step("what nobody has said anything about is folded in", async () => {
    const assumed = panel.locator("details[data-section=assumed]");
    await expect(assumed).not.toHaveAttribute("open");
  });
  await expectAccessible(page, "ways in on the map");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect.poll(() => findings.wayOnMap()).toEqual([]);
  await expect(page).not.toHaveURL(/wayIn=|finding=/);
});

test("if a node were compromised, what acts with the attacker is listed and marked", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const document = attackedPipeline();
  // It looks for mistakes, on the one way to the target; the scan of the CI is in the attacker's hands.
  const tags: Claim = { node: "registry", control: "reg-immutable-tags", status: "implemented" };
  const id = await newPipeline({ document: { ...document, claims: [...document.claims, tags] } });
  await page.goto(`/pipelines/${id}?finding=reaches:market`);
  await map.ready();
  const panel = findings.panel("Blast radius");
  await expect(
    panel.getByText(
      "If GitHub Marketplace were compromised, it would reach 1 of 1 target, unprotected; GitHub Actions would be attacker-controlled.",
    ),
  ).toBeVisible();
  await expect(
    map.canvas.getByRole("button", { name: /^GitHub Actions, .*, attacker-controlled$/ }),
  ).toBeVisible();
  await panel.getByRole("button", { name: /^EKS prod ?Unprotected/ }).click();
  await expect.poll(() => findings.wayOnMap()).toEqual(["ci-registry", "market-ci", "registry-cluster"]);
  await expect(
    panel.getByText("On every path “Immutable image tags” finds mistakes; it does not block an attacker."),
  ).toBeVisible();
});

test("a way in that an address names is drawn on a phone and on a middling screen", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", { viewport: { width: 390, height: 844 } });
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  await page.goto(`/pipelines/${id}?wayIn=laptop`);
  await map.ready();
  const panel = findings.panel("Entry points");
  await expect(panel.getByRole("button", { name: /^Ana's laptop/, expanded: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(panel.getByRole("button", { name: "Details" })).toBeVisible();
  await expect(panel).toContainText("Ana's laptop");
});

test(
  "a snapshot and a link to it begin with the ways in, and say by which version of the analysis",
  { tag: "@both" },
  async ({ admin, signedInPage, newPipeline }) => {
    const pipeline = await newPipeline({ document: attackedPipeline() });
    const { id } = (await admin.json("POST", `/pipelines/${pipeline}/snapshots`, {
      title: "Before the audit",
    })) as { readonly id: string };
    const show = { owners: false, notes: false, evidence: false, hosts: false };
    const { url } = (await admin.json("POST", `/snapshots/${id}/shares`, { show })) as {
      readonly url: string;
    };
    const { page } = await signedInPage("viewer");
    const main = page.getByRole("main");
    await page.goto(`/snapshots/${id}`);
    await expect(main).toContainText(/\d+ unprotected entry points? leads? to production: /);
    await expect(main).toContainText("GitHub Marketplace → GitHub Actions");
    await expect(main).toContainText("analysis version 3");
    const snapshot = new SnapshotPage(page);
    for (const list of ["Entry points", "Best changes", "Gates", "Frameworks", "Threats"])
      await snapshot.unfold(list);
    await expect(page.getByRole("region", { name: "Gates" })).toContainText(/It is in place|can be reached/);
    await expectAccessible(page, "a snapshot with ways in");
    await page.goto(url);
    await expect(main).toContainText(/\d+ unprotected entry points? leads? to production: /);
    await expect(main).toContainText("analysis version 3");
    // The name of a person is hidden in this copy.
    await expect(main).not.toContainText("Ana's laptop");
  },
);
