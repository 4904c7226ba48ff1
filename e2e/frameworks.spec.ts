import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";

const track = (page: Page, name: string) => page.getByRole("region", { name });
const requirement = (page: Page, id: string) => page.locator(`[id="requirement-${id}"]`);
const results = (page: Page) => page.getByRole("navigation", { name: "Result" });

test("the levels of SLSA, and exactly what the next one lacks", async ({ signedInPage, newPipeline }) => {
  const article = claimedArticle("Payments");
  const { page } = await signedInPage("editor");
  const open = async (document: PipelineDocument) =>
    page.goto(`/pipelines/${await newPipeline({ document })}/frameworks`);

  await open(article);
  const build = track(page, "Build track level 0 of 3");
  await expect(build.getByRole("heading", { name: "Level 1 still needs" })).toBeVisible();
  await expect(build.getByText("On Jenkins")).toBeVisible();
  await expect(build.getByRole("listitem").filter({ hasText: /^Provenance Exists/ })).toContainText(
    "Not assessedSigned build provenance for each image",
  );
  await expect(track(page, "Source track level 0 of 4").getByText("On Check-in")).toBeVisible();

  const said = ["ci-pipeline-as-code", "img-provenance"].map((control) => ({
    node: "ci",
    control,
    status: "implemented" as const,
  }));
  await open({ ...article, claims: [...article.claims, ...said] });
  const higher = track(page, "Build track level 1 of 3");
  await expect(higher.getByRole("listitem").filter({ hasText: "Build L1" })).toContainText("reached");
  await expect(higher.getByRole("heading", { name: "Level 2 still needs" })).toBeVisible();
  await expect(higher.getByRole("listitem").filter({ hasText: /^Hosted/ })).toContainText(
    "MissingIsolated single-use build workers",
  );
  await page
    .getByRole("navigation", { name: "Count as in place" })
    .getByRole("link", { name: "Verified only" })
    .click();
  await expect(track(page, "Build track level 0 of 3")).toBeVisible();
  await higher
    .or(track(page, "Build track level 0 of 3"))
    .getByRole("link", { name: "Signed build provenance for each image" })
    .first()
    .click();
  await new MapPage(page).ready();
  await expect(new Inspector(page).name).toHaveValue("Jenkins");
});

test("an image that nobody on the map built holds the build level at 0", async ({
  signedInPage,
  newPipeline,
}) => {
  const article = claimedArticle("Payments");
  const pushed = {
    id: "pushed",
    source: "developer",
    target: "production-registry",
    artifact: "image",
  } as const;
  const { page } = await signedInPage("viewer");
  await page.goto(
    `/pipelines/${await newPipeline({ document: { ...article, edges: [...article.edges, pushed] } })}/frameworks`,
  );
  await expect(track(page, "Build track level 0 of 3").getByRole("status")).toContainText(
    /Held at level 0: .+ passes on an image or a container that no node on the map built\./,
  );
});

test("requirements by result, each open into the claims that decide it", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}`);
  await openTab(page, "Frameworks");
  await expect(page.getByRole("heading", { name: "NIST SP 800-190" })).toBeVisible();
  await expect(
    page.getByText(/^\d+ of 47 requirements that apply here are met, \d+ partly, \d+ unmet\.$/),
  ).toBeVisible();

  const row = requirement(page, "3.1.2");
  await expect(row.locator("summary")).toHaveText(
    "Unmet3.1.2 Image configuration defects0 of 3 in place, 2 not assessed",
  );
  await row.locator("summary").click();
  await expect(row.getByRole("listitem").filter({ hasText: "Scan of Dockerfiles" }).first()).toContainText(
    "MissingCheck-in",
  );

  await results(page).getByRole("link", { name: /^Met/ }).click();
  await expect(page).toHaveURL(/[?&]status=met/);
  await expect(requirement(page, "3.2.1")).toContainText("Met");
  await expect(row).toHaveCount(0);
  await page
    .getByRole("navigation", { name: "Count as in place" })
    .getByRole("link", { name: "Verified only" })
    .click();
  await expect(page).toHaveURL(/status=met.*proof=proven/);
  await expect(requirement(page, "3.2.1"), "is met by a person's word alone").toHaveCount(0);

  await page.getByLabel("Framework").selectOption({ label: "NIST SSDF" });
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/framework=nist-ssdf-1\.1/);
  const uncovered = page.getByRole("region", { name: "Not covered by the catalogue: 31" });
  await expect(uncovered).toContainText("They are not counted as unmet.");
  await expect(page.getByText("compliant")).toHaveCount(0);
});

test("a row's claims lead to the node on the map, and to the list of gaps", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/frameworks?requirement=3.1.2`);
  await requirement(page, "3.1.2").getByRole("link", { name: "Show all of these in Gaps" }).click();
  await expect(
    page.getByText("Only NIST SP 800-190 3.1.2: Image configuration defects", { exact: true }),
  ).toBeVisible();
  await page.goto(`/pipelines/${id}/frameworks?requirement=3.1.2`);
  await requirement(page, "3.1.2").getByRole("link", { name: "Check-in" }).click();
  await expect(page).toHaveURL(/\?node=check-in&control=iac-scan/);
  await new MapPage(page).ready();
  await expect(new Inspector(page).name).toHaveValue("Check-in");
});

test("the export has the claims of the rows that are shown", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/frameworks?framework=slsa-1.2&status=unmet`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^payments-slsa-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines[0]).toContain('"Requirement","Title","Result","Reading","In place","In scope","Control"');
  expect(lines.slice(1).every((line) => line.includes('"Unmet","declared + verified"'))).toBe(true);
  expect(lines.find((line) => line.includes('"build.hosted"'))).toContain(
    '"Jenkins","CI","Build","Missing","Build team"',
  );
});

test("of many nodes a row shows some, and the way to the others; all of it works without a script", async ({
  signedInPage,
  newPipeline,
}) => {
  const nodes = Array.from({ length: 300 }, (_, index): PipelineDocument["nodes"][number] => ({
    id: `n${index}`,
    kind: "orchestrator",
    name: `Cluster ${index}`,
    technologies: ["kubernetes"],
    stage: "run",
    position: { x: index * 10, y: 0 },
  }));
  const id = await newPipeline({
    document: { ...claimedArticle("Wide", []), nodes, edges: [], images: [], zones: [], claims: [] },
  });
  const { page } = await signedInPage("viewer", { javaScriptEnabled: false });
  await page.goto(`/pipelines/${id}/frameworks`);
  await expect(
    page.getByText("No level: no build node on the map leads to a node that runs containers."),
  ).toBeVisible();
  await page.getByLabel("Framework").selectOption({ label: "CIS Kubernetes" });
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("heading", { name: "CIS Kubernetes", exact: true })).toBeVisible();
  await results(page).getByRole("link", { name: "Unmet" }).click();
  await expect(page).toHaveURL(/status=unmet/);
  const row = page.locator("details").first();
  await row.locator("summary").click();
  await row.getByRole("link", { name: "and 296 more" }).click();
  await expect(page).toHaveURL(/\/gaps\?.*show=all/);
});
