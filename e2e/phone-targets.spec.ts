import { articleWithLaptop } from "./article-with-laptop";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";
import { smallTargets } from "./small-targets";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("a thumb meets all that is to be pressed on the map of a phone and beside it", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", phone);
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await map.open(await newPipeline({ document: articleWithLaptop("Payments, with a hotfix") }));
  const expectRoom = async (what: string) => {
    expect(await smallTargets(page.locator("body")), what).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBe(390);
  };
  await expect(page.locator(".phone-card")).toHaveCount(8);
  await expectRoom("map");
  const brand = await page.getByRole("banner").getByRole("link", { name: "Blueline" }).boundingBox();
  const menu = await page.getByRole("button", { name: /^Your menu/ }).boundingBox();
  expect(menu?.y, "the bar's first row holds the name and the menu").toBeLessThan(
    (brand?.y ?? 0) + (brand?.height ?? 0),
  );

  await map.rail.getByRole("button", { name: /^Entry points/ }).tap();
  const waysIn = findings.panel("Entry points");
  const first = waysIn.locator("[data-way-in]").first();
  await expect(first).toBeVisible();
  await expectRoom("ways in");
  await first.tap();
  await expect(waysIn.getByRole("region", { name: "Path", exact: true })).toBeVisible();
  await expectRoom("the steps of a way in");

  await waysIn.getByRole("button", { name: "Bypasses" }).tap();
  const gate = findings.gate("Vulnerability scan that fails the build by policy");
  await gate.tap();
  await expect(gate).toHaveAttribute("aria-expanded", "true");
  await expectRoom("bypasses with a gate open");
  for (const [tab, name] of [
    ["Choke points", "Choke points"],
    ["Blast radius", "Blast radius"],
    ["What if", "What if"],
  ] as const) {
    await page.getByRole("navigation", { name: "Findings" }).getByRole("button", { name: tab }).tap();
    await expect(findings.panel(name)).toBeVisible();
    await expectRoom(name);
  }
});

test("a thumb meets all that is to be pressed on the pages of a pipeline, and on the list of them", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", phone);
  const id = await newPipeline({ document: claimedArticle("Payments") });
  // With one way in, which the list says in fewer words.
  await newPipeline({ document: companyPipeline() });
  for (const path of [
    "/ways-in",
    "/ways-in?view=bypasses",
    "/gaps",
    "/outline",
    "/outline?view=table",
    "/matrix",
    "",
  ])
    await test.step(path === "" ? "the list of pipelines" : path, async () => {
      await page.goto(path === "" ? "/pipelines" : `/pipelines/${id}${path}`);
      await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
      expect(await smallTargets(page.locator("body"))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
});

/** The numbers of a table are as many as its cells, and each of what they count is in a list that is a tap away. */
const isFigure = (target: string) => /^a "(#?\d+[ "]|of )/.test(target);

test("a thumb meets all that is to be pressed on the pages beyond: a new pipeline, what is read, settings", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  for (const title of ["Before", "After"]) {
    const made = (await admin.json("POST", `/pipelines/${id}/snapshots`, { title, note: "" })) as {
      readonly id: string;
    };
    await admin.json("POST", `/snapshots/${made.id}/shares`, {
      show: { owners: false, notes: false, evidence: false, hosts: false },
    });
  }
  const { page } = await signedInPage("admin", phone);
  for (const path of [
    "/pipelines/new",
    ...["frameworks", "threats", "running", "snapshots", "interview", "activity"].map(
      (tab) => `/pipelines/${id}/${tab}`,
    ),
    ...["members", "claims", "shares", "tokens", "teams"].map((tab) => `/settings/${tab}`),
  ])
    await test.step(path.replace(id, "ID"), async () => {
      await page.goto(path);
      const main = page.getByRole("main");
      await expect(main.getByRole("heading").first()).toBeVisible();
      await main
        .locator("details")
        .evaluateAll((all) => all.slice(0, 8).forEach((one) => one.setAttribute("open", "")));
      if (path.endsWith("/snapshots")) await expect(main.getByRole("slider").first()).toBeVisible();
      await expect
        .poll(async () => (await smallTargets(page.locator("body"))).filter((target) => !isFigure(target)))
        .toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
});
