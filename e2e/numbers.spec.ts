import type { Page } from "@playwright/test";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { articleWithLaptop } from "./article-with-laptop";
import { isAtLength } from "./at-length";
import { claimedArticle } from "./claimed-article";
import { countsBehind, linksOf } from "./counts-behind";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { GapsPage } from "./pages/gaps-page";
import { MapPage } from "./pages/map-page";

const review = "Independent review before merge";

/** Many builders, registries and hosts, and a laptop that pushes past all of them to some. */
function wide(): PipelineDocument {
  const article = articleWithLaptop("Wide");
  const many = Array.from({ length: 40 }, (_, index) => index);
  return {
    ...article,
    nodes: [
      ...article.nodes,
      ...many.map(
        (index) =>
          ({
            id: `host-${index}`,
            kind: "host",
            name: `Host ${index}`,
            stage: "run",
            position: { x: 1500, y: index * 150 },
          }) as const,
      ),
      ...many.slice(0, 12).map(
        (index) =>
          ({
            id: `ci-${index}`,
            kind: "ci",
            name: `Builder ${index}`,
            buildsImages: true,
            stage: "build",
            position: { x: -500, y: index * 150 },
          }) as const,
      ),
    ],
    edges: [
      ...article.edges,
      ...many.map(
        (index) =>
          ({
            id: `pull-${index}`,
            source: "production-registry",
            target: `host-${index}`,
            artifact: "image",
          }) as const,
      ),
      ...many.slice(0, 12).map(
        (index) =>
          ({
            id: `push-${index}`,
            source: `ci-${index}`,
            target: "production-registry",
            artifact: "image",
          }) as const,
      ),
    ],
  };
}

/** The number in a link's text. */
async function numberIn(page: Page, name: RegExp): Promise<number> {
  return Number(await page.getByRole("main").getByRole("link", { name }).first().textContent());
}

/** Each number leads to as many rows of the list of gaps, of which a page has at most a hundred. */
async function expectRowsBehind(page: Page, asked: Awaited<ReturnType<typeof linksOf>>): Promise<void> {
  expect(
    await countsBehind(
      page,
      asked.map(({ href }) => href),
      "tr[data-key]",
    ),
    asked.map(({ name, href }) => `${name} ${href}`).join("\n"),
  ).toEqual(asked.map(({ count }) => Math.min(count, 100)));
}

test(
  "long lists of a bypass open to their last row, in the panel of the map and from the page",
  { tag: "@long" },
  async ({ signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: wide() });
    const { page } = await signedInPage("viewer");
    await page.goto(`/pipelines/${id}?finding=src-two-party-review`);
    await new MapPage(page).ready();
    const panel = new Findings(page).panel("Bypasses");
    await expect(
      panel.getByRole("group").filter({ hasText: "Does not apply to this map" }),
    ).not.toHaveAttribute("open");
    await panel.getByRole("button", { name: /^\d+ gates: does not apply to this map$/ }).click();
    await expect(panel.getByRole("group").filter({ hasText: "Does not apply to this map" })).toHaveAttribute(
      "open",
    );
    await panel.getByText(/^\d+ of \d+ connections lie on a path past the gate/).click();
    await expect(panel.getByRole("button", { name: "Production registry to Host 39: image" })).toHaveCount(0);
    await panel
      .getByText(/^and \d+ more$/)
      .filter({ visible: true })
      .click();
    await expect(panel.getByRole("button", { name: "Production registry to Host 39: image" })).toBeVisible();
    await panel.getByText(/^Not closed: 41 of 41 open targets$/).click();
    await expect(panel.getByRole("button", { name: "Host 3", exact: true })).toBeVisible();

    await page.goto(`/pipelines/${id}/ways-in?view=bypasses`);
    const nowhere = page.getByRole("main").getByRole("link", { name: /^\d+ gates: not in place$/ });
    const gates = await nowhere.textContent();
    await nowhere.click();
    await expect(page).toHaveURL(/#stands-nowhere$/);
    await expect(page.locator("#stands-nowhere").getByRole("rowheader").first()).toContainText(
      `Not in place: ${gates} of 29 gates`,
    );
    await expect(page.locator("#stands-nowhere").getByRole("rowheader").first()).toBeInViewport();
    const gate = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: review }) });
    await gate.getByText(/^Not closed: 41 of 41 open targets$/).click();
    await expect(gate.getByRole("link", { name: "and 21 more" })).toHaveAttribute(
      "href",
      `/pipelines/${id}?finding=src-two-party-review`,
    );
    await page.getByText(/^Judged by 41 targets$/).click();
    await page.locator("summary").getByText("and 21 more", { exact: true }).filter({ visible: true }).click();
    await expect(page.getByRole("link", { name: "Host 9", exact: true }).first()).toBeVisible();
    await expectAccessible(page, "bypasses of many nodes");
  },
);

test("what SLSA lacks is listed for every node, without a script", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: wide() });
  const { page } = await signedInPage("viewer", { javaScriptEnabled: false });
  await page.goto(`/pipelines/${id}/frameworks`);
  const build = page.getByRole("region", { name: /^Build track/ });
  await build.getByText(/^and \d+ more nodes$/).click();
  const builder = build
    .getByRole("listitem")
    .filter({ hasText: /^Builder \d+: / })
    .last();
  await builder.getByRole("link", { name: "Provenance Exists" }).click();
  await expect(page).toHaveURL(/\/gaps\?.*node=ci-\d+/);
  await expect(new GapsPage(page).row("Signed build provenance for each image")).toContainText(
    "Not assessed",
  );
});

test("the numbers above the lanes of a map lead to as many controls", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
  for (const title of ["Declared", "Missing", "Not assessed"]) {
    await page.goto(`/pipelines/${id}`);
    await new MapPage(page).ready();
    const link = page.getByRole("region", { name: "Build stage" }).getByTitle(title);
    const count = Number.parseInt((await link.textContent()) ?? "", 10);
    await link.click();
    await expect(page).toHaveURL(/\/gaps\?stage=build&status=/);
    await expect(new GapsPage(page).rows, title).toHaveCount(Math.min(count, 100));
  }
});

test("the numbers above the gaps and the matrix lead to as many rows", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer");
  const gaps = new GapsPage(page);
  for (const from of ["gaps", "matrix"]) {
    await page.goto(`/pipelines/${id}/${from}`);
    const asked = [];
    for (const name of [
      /^\d+ controls of the stage \w+ in place$/,
      /^\d+ controls of the stage \w+ in scope$/,
      /^\d+ controls marked in place$/,
      /^\d+ declared controls$/,
    ]) {
      const links = await linksOf(page.getByRole("main").getByRole("link", { name }));
      expect(links, String(name)).toHaveLength(1);
      asked.push(...links);
    }
    for (const { name, href, count } of asked) {
      expect(href).toMatch(/\/gaps\?.*show=/);
      expect(count, name).toBeGreaterThan(0);
    }
    await expectRowsBehind(page, asked);
    const last = asked.at(-1);
    await page
      .getByRole("main")
      .getByRole("link", { name: last?.name ?? "" })
      .click();
    await expect(page).toHaveURL(/\/gaps\?.*show=/);
    await expect(gaps.rows).toHaveCount(Math.min(last?.count ?? 0, 100));
  }
  await expectAccessible(page, "what is declared");
  await page.goto(`/pipelines/${id}/gaps?control=adm-image-signature`);
  const { panel } = new GapsPage(page);
  await panel.getByText(/ and \d+ more frameworks$/).click();
  await expect(
    panel
      .getByRole("list", { name: "All requirements that it supports" })
      .getByRole("listitem")
      .filter({ hasText: /^CIS Kubernetes: 5\.5\.1$/ }),
  ).toBeVisible();

  await page.goto(`/pipelines/${id}/matrix`);
  await page.getByText(/^\d+ of \d+ controls\. The others apply to no node shown here\.$/).click();
  await expectAccessible(page, "the controls that the matrix leaves out");
});

test("the numbers of the list of pipelines lead to as many controls", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: { ...claimedArticle("Counted"), name: `Counted ${Date.now()}` } });
  const { page } = await signedInPage("viewer");
  await page.goto("/pipelines");
  const card = page.getByRole("article").filter({ has: page.locator(`h2 a[href="/pipelines/${id}"]`) });
  const asked = await linksOf(card.locator("a[href*='stage=']"));
  expect(asked).toHaveLength(3);
  await expectRowsBehind(page, asked);
  for (const { name, href, count } of isAtLength ? asked : asked.slice(0, 2)) {
    await page.goto(href);
    await expect(new GapsPage(page).rows, `${name} ${href}`).toHaveCount(Math.min(count, 100));
  }
  await page.goto("/pipelines");
  await expectAccessible(page, "the list of pipelines");
});

test(
  "the numbers of frameworks and threats lead to as many rows, without a script",
  { tag: "@long" },
  async ({ signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: claimedArticle("Payments") });
    const { page } = await signedInPage("viewer", { javaScriptEnabled: false });
    for (const [name, status] of [
      [/^\d+ requirements met$/, "met"],
      [/^\d+ requirements that apply here$/, "applicable"],
      [/^\d+ requirements partly met$/, "partly"],
    ] as const) {
      await page.goto(`/pipelines/${id}/frameworks`);
      const count = await numberIn(page, name);
      await page.getByRole("main").getByRole("link", { name }).click();
      await expect(page).toHaveURL(new RegExp(`status=${status}#framework$`));
      await expect(page.locator("li[id^='requirement-']")).toHaveCount(count);
    }
    const rows = page.getByRole("table", { name: "Techniques" }).locator("tr[id]");
    for (const name of [
      /^\d+ open techniques$/,
      /^\d+ relevant techniques$/,
      /^\d+ open techniques of Execution$/,
      /^\d+ relevant techniques of Execution$/,
    ]) {
      await page.goto(`/pipelines/${id}/threats`);
      const count = await numberIn(page, name);
      await page.getByRole("main").getByRole("link", { name }).first().click();
      await expect(page).toHaveURL(/#techniques$/);
      await expect(rows, String(name)).toHaveCount(count);
    }
    const [, guarded, relevant] =
      /^(\d+) of (\d+)/.exec(
        await rows
          .getByRole("link", { name: /nodes protected against/ })
          .first()
          .innerText(),
      ) ?? [];
    await rows
      .getByRole("link", { name: /nodes protected against/ })
      .first()
      .click();
    await expect(
      page.getByText(
        `They are on ${relevant} nodes, ${guarded} of which ${Number(guarded) === 1 ? "has" : "have"} one in place.`,
      ),
    ).toBeVisible();
    await page.goBack();
    await page.getByRole("link", { name: "Not only Execution: ATT&CK for Containers" }).click();
    await expect(page).not.toHaveURL(/tactic=/);
  },
);
