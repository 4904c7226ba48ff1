import { readFile } from "node:fs/promises";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test, uniqueName } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { startStoryServer } from "./story-server";
import { signIn } from "@/lib/testing/api-client";
import { testAdmin } from "@/lib/testing/app-server";

test("owner and tags are said in the list; filters and sorting act at once and live in the address @both", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/status of 422/);
  const { page, member } = await signedInPage("editor");
  const [shop, orders] = [uniqueName("Web shop"), uniqueName("Orders")];
  let search = uniqueName("Search");
  await newPipeline({ document: { ...sampleDocument, name: shop } });
  const id = await newPipeline({ document: claimedArticle(orders) });
  await newPipeline({ name: search });
  await admin.call("PATCH", `/api/v1/pipelines/${id}`, { owner: "Ben K.", tags: ["pci", "aws"] });
  const listed = page.getByRole("article");
  const row = (name: string) => listed.filter({ hasText: name });

  await test.step("an editor says who answers for a pipeline", async () => {
    await page.goto("/pipelines");
    await row(shop)
      .getByRole("button", { name: /^More for/ })
      .click();
    await page.getByRole("button", { name: "Name, owner and tags" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Owner").fill(member.name);
    await dialog.getByLabel("Tags").fill("pci, tier 1, pci");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(row(shop)).toContainText(member.name);
    await expect(row(shop)).toContainText(/pci\s*tier 1/);
  });

  await test.step("and changes its name", async () => {
    const more = page.getByRole("button", { name: `More for ${search}` });
    await more.click();
    await page.getByRole("button", { name: "Name, owner and tags" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await dialog.getByLabel("Name").fill(" ");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
    const renamed = uniqueName("Found again");
    await dialog.getByLabel("Name").fill(renamed);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(row(renamed)).toBeVisible();
    await expect(row(search)).toHaveCount(0);
    search = renamed;
  });

  await test.step("open ways are the numbers of the map, what is not known is said", async () => {
    await expect(row(search)).toContainText("unknown");
    const open = row(shop).getByRole("link", { name: /^\d+ entry points?/ });
    await expect(open).toHaveAttribute("href", /\/ways-in$/);
    await expect(row(shop)).not.toContainText("open gate");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      /\d+ of \d+ pipelines ha(s|ve) an unprotected entry point to production\./,
    );
  });

  await test.step("filters", async () => {
    await page.getByRole("link", { name: /^Mine 1$/ }).click();
    await expect(page).toHaveURL(/show=mine/);
    await expect(listed).toHaveCount(1);
    await expect(row(shop)).toBeVisible();
    await page.getByRole("link", { name: /^With attack paths/ }).click();
    await expect(page).toHaveURL(/show=open/);
    await expect(row(search)).toHaveCount(0);
    await page.getByLabel("Tag", { exact: true }).selectOption("aws");
    await expect(page).toHaveURL(/tag=aws/);
    await expect(listed).toHaveCount(1);
    await page.reload();
    await expect(row(orders)).toBeVisible();
    await expect(listed).toHaveCount(1);
    await page.getByRole("link", { name: "Clear filters" }).click();
    await page.getByLabel("Owner", { exact: true }).selectOption("Ben K.");
    await expect(page).toHaveURL(/owner=Ben/);
    await expect(listed).toHaveCount(1);
    await page.goto("/pipelines");
    // The page listens for keys once it is live, which a long list takes a moment for.
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type("argo cd");
    await expect(page).toHaveURL(/q=argo/);
    await expect(row(shop)).toBeVisible();
    await expect(row(search)).toHaveCount(0);
  });

  await test.step("sorting, there and back", async () => {
    await page.goto("/pipelines");
    const names = () => listed.getByRole("heading").allTextContents();
    const sort = page.getByRole("navigation", { name: "Sort by" });
    // It is beside the open ways, and counts something else.
    await expect(sort.getByRole("link", { name: "Gaps" })).toHaveAttribute(
      "title",
      /^Change in the number of gaps/,
    );
    await sort.getByRole("link", { name: "Pipeline" }).click();
    await expect(page).toHaveURL(/sort=name/);
    await expect.poll(names).toEqual((await names()).toSorted((a, b) => a.localeCompare(b, "en")));
    const forward = await names();
    await sort.getByRole("link", { name: "Pipeline" }).click();
    await expect(page).toHaveURL(/order=reversed/);
    await expect.poll(names).toEqual(forward.toReversed());
  });

  await test.step("what is listed is saved as CSV", async () => {
    await page.goto("/pipelines?tag=aws");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"${orders}","pci, aws"`);
  });
});

test("twelve pipelines or more are on a screen, and none needs a sideways scroll at 390 px", async ({
  signedInPage,
  newPipeline,
}) => {
  for (let count = 0; count < 13; count += 1)
    await newPipeline({ document: claimedArticle(uniqueName("Row")) });
  const { page } = await signedInPage("viewer");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/pipelines");
  const whole = await page
    .getByRole("article")
    .evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
  expect(whole).toBeGreaterThanOrEqual(12);
  await expect(page.getByRole("button", { name: "Name, owner and tags" })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, "the list on a phone");
});

test("the empty list offers each way to begin; the sample is opened, and removed from the map and from the list", async ({
  newBrowser,
  watch,
}) => {
  const server = await startStoryServer("sqlite");
  try {
    watch.allow(server.url);
    const context = await newBrowser({ baseURL: server.url });
    await signIn(server.url);
    await context.request.post("/api/auth/sign-in/email", {
      data: { email: testAdmin.email, password: testAdmin.password },
      headers: { origin: server.url },
    });
    const page = await context.newPage();
    await page.goto("/pipelines");
    await expect(page.getByRole("heading", { name: "Where could an unchecked image slip" })).toBeVisible();
    for (const name of ["Open the sample", "Start", "Choose a file", "Blank map"])
      await expect(page.getByRole("button", { name })).toBeVisible();
    await expectAccessible(page, "the empty list");
    await test.step("all of them are on one screen, the templates with their names", async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      const names = page.locator('a[href^="/pipelines/new?start="] b');
      await expect(names).toHaveCount(5);
      const ends = await names.evaluateAll((all) => all.map((name) => name.getBoundingClientRect().bottom));
      expect(Math.max(...ends)).toBeLessThanOrEqual(900);
    });

    await page.getByRole("button", { name: "Open the sample" }).click();
    await expect(new MapPage(page).card("Laptop hotfix build, Image builder")).toBeVisible();
    await page.getByRole("button", { name: "Remove the sample" }).click();
    await expect(page.getByText("Sample removed.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Open the sample" })).toBeVisible();

    await page.getByRole("button", { name: "Open the sample" }).click();
    await expect(new MapPage(page).card("Laptop hotfix build, Image builder")).toBeVisible();
    await new MapPage(page).select("EKS prod, Orchestrator");
    await expect(new Inspector(page).panel).toContainText(/PROD\s*Orchestrator, Amazon EKS, run stage/);
    await page.goto("/pipelines");
    await expect(page.getByRole("article").filter({ hasText: "Web shop (sample)" })).toBeVisible();
    await page.getByRole("button", { name: "Remove the sample" }).click();
    await expect(page.getByText("Sample removed.")).toBeVisible();

    await page.getByRole("link", { name: "Automated, with Jenkins" }).click();
    await expect(page.getByRole("radio", { name: "Automated, with Jenkins" })).toBeChecked();
    await page.goto("/pipelines");
    await page.getByLabel("File to import").setInputFiles({
      name: "copy.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ ...sampleDocument, name: "From a file" })),
    });
    await expect(new MapPage(page).card("TeamCity, CI")).toBeVisible();
    // A map that is open would tell a server that stops that somebody is here.
    await page.close();
  } finally {
    await server.stop();
  }
});
