import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";

test("a long list is drawn whole, searched as one types, and the search is in the address", async ({
  signedInPage,
  newPipeline,
}) => {
  for (let number = 1; number <= 24; number += 1)
    await newPipeline({ document: claimedArticle(`Service ${String(number).padStart(2, "0")}`) });
  const { page } = await signedInPage("viewer");
  await page.goto("/pipelines");
  await expect(page.getByRole("link", { name: /^Service \d\d$/ })).toHaveCount(24);
  const seventh = page.getByRole("article").filter({ hasText: "Service 07" });
  for (const open of ["51 of 58 open", "12 of 15 open", "36 of 40 open"])
    await expect(seventh.getByRole("link", { name: open })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search by name, tool or tag" }).fill("service 1");
  await expect(page).toHaveURL(/[?&]q=service\+1/);
  await expect(page.getByRole("status").filter({ hasText: /^12 of \d+ pipelines listed/ })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("link", { name: /^Service \d\d$/ })).toHaveCount(24);
});

test("a template with each choice becomes a pipeline, and a file of one another @main", async ({
  admin,
  signedInPage,
}) => {
  const { page } = await signedInPage("editor");
  await page.goto("/pipelines/new");
  await page.getByLabel("Name", { exact: true }).fill("From a template");
  await page.getByLabel("CI server").selectOption("TeamCity");
  await page.getByLabel("Parent image").selectOption("CentOS");
  await page.getByRole("button", { name: "Create pipeline" }).click();
  await expect(new MapPage(page).card("TeamCity, CI")).toBeVisible();
  await expect(new MapPage(page).card("Quay.io, Parent registry")).toBeVisible();
  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${page.url().split("/").at(-1)}`)) as {
    readonly document: object & { readonly policy?: unknown };
  };
  // What other stories have the workspace ask for is not taken over, and the page would say so instead of opening the map.
  const { policy: _ofTheWorkspace, ...drawn } = document;

  await page.goto("/pipelines/new");
  await page.getByRole("radio", { name: "Import a file" }).check();
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "copy.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ ...drawn, name: "From a file" })),
  });
  await page.getByRole("button", { name: "Import pipeline" }).click();
  await expect(new MapPage(page).card("TeamCity, CI")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText("From a file");
});

test("on a screen of 1440 by 900 every way to begin is in sight at once, with what it takes", async ({
  signedInPage,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
  await page.goto("/pipelines/new");
  const takes = page.getByRole("region", { name: "Details" });
  const ways = page.getByRole("radio");
  await expect(ways).toHaveCount(13);
  const [below, submit] = [await takes.boundingBox(), await takes.getByRole("button").boundingBox()];
  expect((submit?.y ?? 900) + (submit?.height ?? 0)).toBeLessThanOrEqual(900);
  for (const way of await page.locator("label:has(input[type=radio])").all()) {
    const box = await way.boundingBox();
    expect((box?.y ?? 900) + (box?.height ?? 0), (await way.textContent()) ?? "").toBeLessThanOrEqual(
      below?.y ?? 0,
    );
    await expect(way.locator("svg").first()).toBeVisible();
  }

  await test.step("what the chosen one takes is asked for below them, and nothing else", async () => {
    await expect(takes.getByLabel("CI server")).toBeVisible();
    await page.getByRole("radio", { name: "See a finished map first" }).check();
    await expect(takes.getByRole("textbox")).toHaveCount(0);
    await takes.getByRole("button", { name: "Open the sample" }).click();
    await expect(new MapPage(page).card("Laptop hotfix build, Image builder")).toBeVisible();
  });
});

test("a file that is wrong is refused, and what is wrong is named", async ({ signedInPage, watch }) => {
  watch.expectError(/status of 422/);
  const { page } = await signedInPage("editor");
  await page.goto("/pipelines/new");
  await page.getByRole("radio", { name: "Import a file" }).check();
  const broken = {
    ...claimedArticle("Broken"),
    edges: [{ id: "e", source: "ci", target: "nowhere", artifact: "image" }],
  };
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "broken.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(broken)),
  });
  await page.getByRole("button", { name: "Import pipeline" }).click();
  const problem = page.getByRole("alert").filter({ hasText: "Nothing was imported." });
  await expect(problem).toContainText("edges[0].target");
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "junk.json",
    mimeType: "application/json",
    buffer: Buffer.from("not a pipeline"),
  });
  await page.getByRole("button", { name: "Import pipeline" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /JSON/ })).toBeVisible();
});

test("an archived pipeline leaves the list, is found among the archived ones, and comes back @both", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ template: "article", name: "Old shop" });
  const { page } = await signedInPage("admin");
  await page.goto("/pipelines");
  await page.getByRole("button", { name: "More for Old shop" }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page
    .getByRole("dialog", { name: "Archive Old shop?" })
    .getByRole("button", { name: "Archive" })
    .click();
  await expect(page.getByText("Pipeline archived.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Old shop" })).toHaveCount(0);
  await page.getByRole("link", { name: "Show archived pipelines" }).click();
  const archive = page.getByRole("heading", { level: 1, name: "Archived pipelines" });
  await expect(archive).toBeVisible();
  await expect(page.getByText("This pipeline is archived.")).toHaveCount(0);
  // An old link to one of its pages leads an admin here, too.
  await page.goto(`/pipelines/${id}/gaps`);
  await expect(archive).toBeVisible();
  await expect(page.getByText("This pipeline is archived. Restore it to open it.")).toBeVisible();
  await page.getByRole("button", { name: "Restore Old shop" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Old shop" })).toHaveCount(0);
  await page.getByRole("link", { name: /^All \d+/ }).click();
  await expect(page.getByRole("link", { name: "Old shop" })).toBeVisible();
});
