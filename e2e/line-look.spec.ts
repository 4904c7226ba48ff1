import type { Page } from "@playwright/test";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { dottedHandOvers } from "./dotted-connections";
import { expect, test } from "./fixtures";
import { guardedLine } from "./guarded-line";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

/** A connection, opened from the card of one of its ends. */
async function openConnection(page: Page, card: string, name: RegExp): Promise<Inspector> {
  await new MapPage(page).select(card);
  const inspector = new Inspector(page);
  await inspector.panel.getByRole("button", { name }).click();
  await expect(inspector.heading).toHaveText("Connection");
  return inspector;
}

test("a line is whole as long as no attack path runs over it, before the program runs and after each answer", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const id = await newPipeline({ document: guardedLine() });
  const opened = await (await page.request.get(`/pipelines/${id}`)).text();
  // Each line of the server's picture is whole, but for the hollow one that nobody has answered; the legend has all looks.
  expect(opened.replace(/<ul aria-label="Lines".*?<\/ul>/gs, "")).not.toMatch(/stroke-dasharray="0\.\d+ /);
  await map.open(id);
  await expect.poll(() => dottedHandOvers(page)).toEqual([]);

  await test.step("an open entry point takes the lines along its path with it, and an undo gives them back", async () => {
    await map.select("Pipeline, CI");
    const access = await new Inspector(page).openControl(
      "Authentication and authorisation of every CI user and agent",
    );
    await access.status.selectOption("missing");
    await expect.poll(() => dottedHandOvers(page)).toEqual(["pull", "push"]);
    await map.undo.click();
    await expect.poll(() => dottedHandOvers(page)).toEqual([]);
  });

  await test.step("a check of signatures does not count where nobody signs", async () => {
    await map.select("Pipeline, CI");
    const sign = await new Inspector(page).openControl(
      "Image signing in the build with a protected identity",
    );
    await sign.status.selectOption("missing");
    await expect.poll(() => dottedHandOvers(page)).toEqual(["pull"]);
    await map.undo.click();
    await expect.poll(() => dottedHandOvers(page)).toEqual([]);
  });
});

test("what nobody has answered is asked where it stands, and one click answers it", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const document = guardedLine();
  const id = await newPipeline({
    document: {
      ...document,
      nodes: document.nodes.map(({ buildsImages: _builds, ...node }) => node),
      edges: document.edges.map(({ automated: _automated, ...edge }) =>
        edge.id === "push" ? edge : { ...edge, automated: true },
      ),
    },
  });
  await map.open(id);

  await test.step("of a connection, which is drawn as open until then", async () => {
    const inspector = await openConnection(page, "Pipeline, CI", /ECR/);
    const question = inspector.panel.getByRole("region", { name: "Is Pipeline → ECR automated?" });
    await expect(question).toContainText("Assumed: that it is not checked.");
    await question.getByRole("button", { name: "Automated" }).click();
    await expect(question).toBeHidden();
    await map.undo.click();
    await expect(question).toBeVisible();
    await question.getByRole("button", { name: "Automated" }).click();
    await expect(question).toBeHidden();
  });

  await test.step("of a node", async () => {
    await map.select("Pipeline, CI");
    const question = new Inspector(page).panel.getByRole("region", { name: "Does Pipeline build images?" });
    await expect(question).toContainText("Assumed: that it does.");
    await question.getByRole("button", { name: "Yes, it builds them" }).click();
    await expect(question).toBeHidden();
  });
  await expect.poll(() => dottedHandOvers(page)).toEqual([]);
  await map.expectSaved();
});

test("an open entry point says what would change it, as the analysis of the changed map finds", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  await page.goto(`/pipelines/${id}?wayIn=market-ci`);
  await map.ready();
  const panel = findings.panel("Entry points");
  const row = panel.getByRole("listitem").filter({ hasText: "GitHub Marketplace → GitHub Actions" }).first();
  await row.getByText("What would change this?").click();
  await expect(row).toContainText("This protects the entry point.");
  const before = await panel.locator("details[data-section=unguarded] [data-way-in]").count();
  await row.getByRole("button", { name: /^What if\?/ }).click();
  await expect(findings.panel("What if")).toContainText(`Entry points, unprotected`);
  expect(before).toBeGreaterThan(0);

  await page.goto(`/pipelines/${id}/ways-in?row=market-ci`);
  const details = page.getByRole("complementary", { name: "Selected entry point" });
  await details.getByText("What would change this?").click();
  await expect(details).toContainText("This protects the entry point.");
});
