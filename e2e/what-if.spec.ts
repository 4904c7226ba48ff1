import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const signature = "Signature and provenance check before anything runs";

test("a claim is assumed by keys alone, seen before and after, dropped, and saved as planned in one step @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings, inspector] = [new MapPage(page), new Findings(page), new Inspector(page)];
  const article = claimedArticle("Payments");
  await map.open(
    await newPipeline({
      document: {
        ...article,
        claims: [
          ...article.claims.filter(({ control }) => control !== "img-sign"),
          { node: "ci", control: "img-sign", status: "implemented" },
        ],
      },
    }),
  );
  await map.canvas.focus();
  await page.keyboard.press("w");
  const panel = findings.panel("What if");
  const supposed = panel.getByRole("region", { name: "Assumed" });
  const changes = panel.getByRole("region", { name: "Effect of the changes" });
  await expect(changes.getByText("No changes assumed. Choose one.")).toBeVisible();

  await panel.getByLabel("Switch a control on a node").fill("kubernetes signature");
  await panel
    .getByRole("list", { name: "Controls found" })
    .getByRole("button", { name: new RegExp(`^${signature}`) })
    .press("Enter");
  await expect(supposed.getByText("1 status assumed.")).toBeVisible();
  await expect(supposed).toBeFocused();
  await expect(changes.getByText(`“${signature}” would hold.`)).toBeVisible();
  // The ways in come before the gates.
  await findings.said(new RegExp(`What if: .*“${signature}” would hold\\.`));
  await expect(map.canvas.getByRole("button", { name: /^Kubernetes, .*, 1 assumed/ })).toBeVisible();
  await test.step("each figure opens into what is behind it", async () => {
    const figures = panel.getByRole("region", { name: "Before and after" });
    await figures.getByText("Gates that hold").click();
    await expect(
      figures.getByRole("button", { name: new RegExp(`^${signature} ?Not in place → Holds`) }),
    ).toBeVisible();
    await figures.getByText("Targets exposed").click();
    await expect(figures.getByRole("button", { name: "Container hosts", exact: true })).toBeVisible();
    await figures.getByText(/^Open gates: \d+ → \d+ of \d+$/).click();
    await expect(
      figures.getByRole("button", { name: new RegExp(`^${signature} ?Open → Closed`) }),
    ).toBeVisible();
    await figures.getByText("Gaps", { exact: true }).click();
    await expect(
      figures.getByRole("button", { name: new RegExp(`^${signature} ?Kubernetes ?Missing → Verified`) }),
    ).toBeVisible();
    await figures.getByText("Requirements met").click();
    await expect(figures.getByText("SLSA", { exact: true })).toBeVisible();
    await figures.getByText(/^CIS Kubernetes/).click();
    const requirement = figures.locator("details details").filter({ hasText: /^5\.5\.1/ });
    await expect(requirement).toContainText("Unmet → Met");
    await requirement.locator("summary").click();
    await expect(
      requirement.getByRole("button", { name: new RegExp(`^${signature} ?Kubernetes, assumed in place`) }),
    ).toBeVisible();
  });
  await expectAccessible(page, "what if");

  await supposed.getByRole("button", { name: "Missing", exact: true }).click();
  await expect(changes.getByText("Nothing changes.")).toBeVisible();
  await supposed.getByRole("button", { name: `Remove assumption: ${signature} on Kubernetes` }).click();
  await expect(changes.getByText("No changes assumed. Choose one.")).toBeVisible();
  await expect(map.undo).toBeDisabled();

  await panel.getByLabel("Switch a control on a node").fill("kubernetes signature");
  await panel
    .getByRole("list", { name: "Controls found" })
    .getByRole("button", { name: new RegExp(`^${signature}`) })
    .click();
  await expect(changes.getByText(`“${signature}” would hold.`)).toBeVisible();
  await panel.getByText(/^Cheapest fix for \d+ of \d+ gates$/).click();
  // That gate is closed already, so its fix is offered no more.
  await panel.getByRole("list", { name: "Cheapest fixes" }).getByRole("button").first().click();
  await expect(supposed.getByText("2 statuses assumed.")).toBeVisible();
  await supposed.getByRole("button", { name: "Mark as planned" }).click();
  await expect(page.getByText(/Planned 2 controls on .*\./)).toBeVisible();
  await expect(supposed.getByText("No changes assumed yet.")).toBeVisible();
  await map.card("Kubernetes, Orchestrator").click();
  const claim = await inspector.openControl(signature);
  await expect(claim.status).toHaveValue("planned");
  await map.undo.click();
  await expect(claim.status).toHaveValue("missing");
  await expect(map.undo).toBeDisabled();
});

test("what is assumed of a node that somebody deletes is dropped, and that is said; who may only look saves nothing", async ({
  signedInPage,
  newPipeline,
}) => {
  const [{ page }, { page: other }] = [
    await signedInPage("viewer", { viewport: { width: 390, height: 844 } }),
    await signedInPage("editor"),
  ];
  const [map, others, findings] = [new MapPage(page), new MapPage(other), new Findings(page)];
  const id = await newPipeline({ template: "worked-ec2-codedeploy" });
  await page.goto(`/pipelines/${id}?finding=what-if`);
  await map.ready();
  const panel = findings.panel("What if");
  await panel.getByText(/^First \d+ of \d+ gaps, by priority$/).click();
  await panel.getByRole("list", { name: "First gaps" }).getByRole("button").first().click();
  const supposed = panel.getByRole("region", { name: "Assumed" });
  await expect(supposed.getByText("1 status assumed.")).toBeVisible();
  await expect(
    panel
      .getByRole("region", { name: "Effect of the changes" })
      .getByText(/^\d+ of \d+ controls would be in place instead of \d+\.$/),
  ).toBeVisible();
  await expect(supposed.getByRole("button", { name: "Mark as planned" })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await others.open(id);
  await others.canvas.press("Control+a");
  await other.keyboard.press("Delete");
  await expect(
    page.getByText(/^Dropped 1 assumed status: .*\. The node was deleted, or cannot carry the control\.$/),
  ).toBeVisible();
  await expect(supposed.getByText("No changes assumed yet.")).toBeVisible();
});
