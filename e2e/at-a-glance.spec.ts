import type { Page } from "@playwright/test";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { axeOn } from "./axe-on";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { largePipeline } from "./large-pipeline";
import { measureMap } from "./measure-map";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

const large = { width: 1440, height: 900 };
const small = { width: 1024, height: 768 };

interface Least {
  readonly zoom: number;
  readonly covered: number;
  readonly reach: number;
}

for (const { name, document, at, tag } of [
  {
    name: "the article's map",
    document: claimedArticle("Payments"),
    // The other has all that this one has, and zones.
    tag: ["@long"],
    at: [
      [large, { zoom: 1.3, covered: 0.35, reach: 0.88 }],
      [small, { zoom: 0.9, covered: 0.28, reach: 0.88 }],
    ],
  },
  {
    name: "the map of a company of fourteen nodes with zones",
    document: companyPipeline(),
    tag: [],
    at: [
      [large, { zoom: 0.9, covered: 0.3, reach: 0.88 }],
      [small, { zoom: 0.75, covered: 0.34, reach: 0.88 }],
    ],
  },
] as const)
  test(
    `${name} is read at a glance once it is tidied, in windows of any size`,
    { tag: [...tag] },
    async ({ signedInPage, newPipeline }) => {
      const { page } = await signedInPage("editor", { viewport: large });
      const map = new MapPage(page);
      const id = await newPipeline({ document });
      await map.open(id);
      const environments = document.nodes.filter(({ environment }) => environment !== undefined).length;

      for (const [size, least] of at)
        await test.step(`tidied at ${size.width} x ${size.height}`, async () => {
          await page.setViewportSize(size);
          await tidyAndShowAll(page);
          await expectMeasures(page, least, document);
          expect((await measureMap(page)).environments).toBe(environments);
          expect(await cutControls(page)).toEqual([]);
          if (size === large) await expectReadable(page);
        });

      await test.step("come to from another page, it is seen whole", async () => {
        await page.goto(`/pipelines/${id}/gaps`);
        await page.getByRole("navigation", { name: "Pipeline" }).getByRole("link", { name: "Map" }).click();
        await expectMeasures(page, at[1][1], document);
      });

      await test.step("tidied once more, nothing moves", async () => {
        await new MapTools(page).run("Tidy up");
        await expect(map.canvas.getByText("The map is already tidy.")).toBeVisible();
      });

      await test.step("tidied on a large screen, it is read on a small one", async () => {
        await page.setViewportSize(large);
        await tidyAndShowAll(page);
        await page.setViewportSize(small);
        await map.showAll();
        await expectMeasures(page, { zoom: 0.72, covered: 0.2, reach: 0.5 }, document);
      });

      for (const [size, reach] of [
        [{ width: 900, height: 700 }, 0.88],
        [{ width: 1280, height: 720 }, 0.88],
        [{ width: 1366, height: 768 }, 0.88],
        [{ width: 1920, height: 1080 }, 0.88],
        // Cards are no larger than half as large again, nor gaps than can be seen across.
        [{ width: 2560, height: 1440 }, 0.75],
      ] as const)
        await test.step(`nothing lies over anything, and the room is used, at ${size.width} x ${size.height}`, async () => {
          await page.setViewportSize(size);
          await tidyAndShowAll(page);
          await expectMeasures(page, { zoom: 0, covered: 0, reach }, document);
        });

      await test.step("farther away each name and its worst status are read, then the worst status", async () => {
        await page.setViewportSize(large);
        for (const level of ["tile", "cluster"]) {
          await expect(async () => {
            await map.canvas.press("-");
            await expect(map.canvas.locator(`.card-face[data-level="${level}"]`).first()).toBeVisible({
              timeout: 300,
            });
          }).toPass();
          const { told, faults } = await measureMap(page);
          expect(told, level).toBe(document.nodes.length);
          // From very far away the title of a zone has no room between rows.
          expect(faults.filter((fault) => level === "tile" || !fault.includes(" on the card "))).toEqual([]);
        }
      });
    },
  );

test("twenty nodes and twenty controls are read at once in the matrix", async ({
  signedInPage,
  newPipeline,
}) => {
  const company = companyPipeline();
  const seconds = company.nodes
    .filter(({ kind }) => kind !== "developer")
    .slice(0, 7)
    .map((node) => ({ ...node, id: `${node.id}-second`, name: `${node.name} on site B` }));
  const id = await newPipeline({ document: { ...company, nodes: [...company.nodes, ...seconds] } });
  for (const colorScheme of ["light", "dark"] as const)
    await test.step(colorScheme, async () => {
      const { page } = await signedInPage("viewer", { viewport: large, colorScheme });
      await page.goto(`/pipelines/${id}/matrix?cols=nodes`);
      const grid = page.getByRole("grid", { name: "Matrix by node" });
      await expect(grid.getByRole("columnheader")).toHaveCount(20 + 3 + 2);
      const seen = await grid.evaluate((table) => {
        const box = table.parentElement;
        const foot = table.querySelector("tfoot tr")?.getBoundingClientRect().top ?? 0;
        const names = [...table.querySelectorAll<HTMLElement>("thead tr:last-child th a")];
        const texts = [...names, ...table.querySelectorAll<HTMLElement>("tbody th, td a > span:first-child")];
        return {
          isScrolled: box === null || box.scrollWidth > box.clientWidth,
          rows: [...table.querySelectorAll("tbody tr:has(td)")].filter(
            (row) => row.getBoundingClientRect().bottom <= foot,
          ).length,
          cut: names.flatMap((name) => {
            const text = name.firstElementChild;
            const isCut =
              text === null || text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight;
            return isCut ? [name.textContent] : [];
          }),
          smallest: Math.min(...texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize))),
          foot: [...table.querySelectorAll<HTMLElement>("tfoot td")].filter(
            (cell) => cell.scrollWidth > cell.clientWidth,
          ).length,
        };
      });
      expect(seen.isScrolled).toBe(false);
      expect(seen.rows).toBeGreaterThanOrEqual(20);
      expect(seen.cut).toEqual([]);
      expect(seen.smallest).toBeGreaterThanOrEqual(11);
      expect(seen.foot).toBe(0);
      expect((await (await axeOn(page)).analyze()).violations).toEqual([]);
    });
});

/** At the ends of the levels and close to them, where there is least room, there and back: a level is kept beyond its end. */
const zooms = [0.3, 0.33, 0.45, 0.565, 0.61, 0.75, 0.84, 0.875, 1.19];

for (const { name, document, tag } of [
  { name: "a company", document: companyPipeline(), tag: ["@long"] },
  { name: "more than a hundred nodes on low cards", document: largePipeline("Platform"), tag: [] },
] as const)
  test(
    `at each zoom the cards of ${name} have a name, and nothing runs out of them`,
    { tag: [...tag] },
    async ({ signedInPage, newPipeline }) => {
      const { page } = await signedInPage("editor", { viewport: large });
      const map = new MapPage(page);
      await map.open(await newPipeline({ document }));
      for (const zoom of [...zooms, ...zooms.toReversed()])
        await test.step(`at ${zoom}`, async () => {
          await map.zoomTo(zoom);
          await expect
            .poll(async () =>
              (await measureMap(page)).faults.filter((fault) =>
                /^no name on | runs out of (?!the canvas)/.test(fault),
              ),
            )
            .toEqual([]);
        });
    },
  );

test("the names of the groups of a large map are whole on a small screen, and all of it uses the room", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: small });
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: largePipeline("Platform") }));
  const cut = () =>
    page.locator(".map-group-head > p > :first-child").evaluateAll((names) =>
      names.flatMap((name) => {
        const letters = document.createRange();
        letters.selectNodeContents(name);
        const isWhole = letters.getBoundingClientRect().width < name.getBoundingClientRect().width + 0.02;
        return isWhole ? [] : name.textContent;
      }),
    );
  await tidyAndShowAll(page);
  await expect(page.locator(".map-group-head")).toHaveCount(8);
  await expect.poll(cut).toEqual([]);
  expect(Math.min(...(await measureMap(page)).reach)).toBeGreaterThan(0.85);

  await test.step("tidied on a large screen, the small picture of the map takes no room where all of it is shown", async () => {
    await page.setViewportSize(large);
    await tidyAndShowAll(page);
    await page.setViewportSize(small);
    await expect(page.getByRole("img", { name: "Minimap" })).toBeVisible();
    await map.showAll();
    await expect.poll(async () => (await measureMap(page)).reach[0]).toBeGreaterThan(0.85);
  });
});

test("the sign of an open comment leaves the name of its card to be read, near and far", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: small });
  const map = new MapPage(page);
  await map.open(await newPipeline({ document: companyPipeline() }));
  await tidyAndShowAll(page);
  await map.select("jenkins, CI");
  const { row } = await new Inspector(page).openControl(
    "Image signing in the build with a protected identity",
  );
  await row.getByText("Comments on", { exact: false }).click();
  await row.getByLabel(/^Comment on/).fill("Since when?");
  await row.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(map.card("jenkins, CI")).toHaveAccessibleName(/1 open thread of comments/);
  await map.canvas.press("Escape");
  await map.showAll();
  for (const zoom of [0.85, 0.6, 0.5, 0.4, 0.31]) {
    await map.zoomTo(zoom);
    await expect(map.canvas.getByTitle("1 open thread of comments")).toBeVisible();
    expect(
      (await measureMap(page)).faults.filter((fault) => fault.startsWith("a sign over ")),
      `at ${zoom}`,
    ).toEqual([]);
  }
});

async function tidyAndShowAll(page: Page): Promise<void> {
  await new MapTools(page).run("Tidy up");
  await new MapPage(page).showAll();
}

/** Names of controls that are cut on their cards. */
function cutControls(page: Page): Promise<readonly string[]> {
  return page
    .locator(".card-face")
    .filter({ hasNotText: "No controls in scope" })
    .locator("li .truncate")
    .evaluateAll((all) =>
      all.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.textContent ?? ""] : [])),
    );
}

/** Once the map is at rest. */
async function expectMeasures(
  page: Page,
  least: Least,
  { nodes, edges }: { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] },
): Promise<void> {
  await expect(async () => {
    const { zoom, covered, reach, told, lines, faults } = await measureMap(page);
    const short = Object.entries({ zoom, covered, reach: Math.min(...reach) })
      .filter(([what, is]) => is < least[what as keyof Least])
      .map(([what, is]) => `${what} is ${is}`);
    expect([...faults, ...short]).toEqual([]);
    expect(told, "cards that tell their worst status").toBe(nodes.length);
    expect(lines, "lines that were looked along").toBe(edges.length);
  }).toPass({ timeout: 10_000 });
}

/** Letters against what is behind them, in the light and in the dark. */
async function expectReadable(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await (await axeOn(page)).include("#main").withRules(["color-contrast"]).analyze();
    expect(
      violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
      colorScheme,
    ).toEqual([]);
  }
}
