import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { hostileDocument, hostileTexts } from "./hostile-text";
import { MapPage } from "./pages/map-page";

/** Every page of a pipeline, and those of all of them. */
const pages = [
  "",
  "/outline",
  "/gaps",
  "/ways-in",
  "/ways-in?view=bypasses",
  "/matrix",
  "/frameworks",
  "/threats",
  "/follow",
  "/activity",
  "/snapshots",
  "/interview",
];

test("text that would run as a program is shown as text, wherever it stands", async ({
  signedInPage,
  newPipeline,
  admin,
  server,
  newBrowser,
}) => {
  test.slow();
  const { page } = await signedInPage("editor");
  const hits = await watchHits(page.context());
  const document = hostileDocument();
  expect(hostileTexts).toHaveLength(60);
  const id = await newPipeline({ document });
  for (const path of [...pages.map((end) => `/pipelines/${id}${end}`), "/pipelines", "/me"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await expectNothingOfItsOwn(page, path);
  }

  await test.step("and where it comes live, from somebody else", async () => {
    const map = new MapPage(page);
    await map.open(id);
    // All 60, one after another, as the name of one node.
    const operations = hostileTexts.map((name) => ({
      id: crypto.randomUUID(),
      type: "node.changed",
      node: "ci",
      set: { name },
    }));
    await admin.json("POST", `/pipelines/${id}/operations`, { clientId: "other", operations });
    await expect(
      map.canvas.getByText(hostileTexts.at(-1)?.slice(0, 30) ?? "", { exact: false }).first(),
    ).toBeAttached();
    await map.canvas.locator('.react-flow__node[data-id="ci"]').click();
    await expectNothingOfItsOwn(page, "live");
  });

  await test.step("and in a snapshot and its shared copy", async () => {
    const [title = "", note] = hostileTexts;
    // The answers' forms are the contract's.
    const { id: snapshot } = (await admin.json("POST", `/pipelines/${id}/snapshots`, { title, note })) as {
      readonly id: string;
    };
    const show = { owners: true, notes: true, evidence: true, hosts: true };
    const { url } = (await admin.json("POST", `/snapshots/${snapshot}/shares`, { show })) as {
      readonly url: string;
    };
    await page.goto(`/snapshots/${snapshot}`);
    await expectNothingOfItsOwn(page, "snapshot");
    const guest = await newBrowser();
    const guestHits = await watchHits(guest);
    const shared = await guest.newPage();
    await shared.goto(new URL(url, server.url).href);
    await expect(shared.getByRole("heading", { level: 1 })).toContainText(title);
    await expectNothingOfItsOwn(shared, "share");
    expect(guestHits).toEqual([]);
  });
  expect(hits).toEqual([]);
});

/** Notes whatever of the texts ran, and whatever opened a dialog. Violations of the policy are watched in every story. */
async function watchHits(context: BrowserContext): Promise<readonly string[]> {
  const hits: string[] = [];
  await context.exposeFunction("hit", () => hits.push("ran"));
  context.on("dialog", (dialog) => {
    hits.push(dialog.message());
    void dialog.dismiss();
  });
  return hits;
}

/** Nothing stands in the page that one of the texts would have made. */
async function expectNothingOfItsOwn(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const made =
      "img[src=x], iframe, object, base, math, marquee, meta[http-equiv=refresh], animate, form[action^=javascript], a[href^=javascript]";
    const elements = [...document.querySelectorAll(made)].map(({ outerHTML }) => outerHTML);
    const handlers = [...document.querySelectorAll("*")].filter(({ attributes }) =>
      [...attributes].some(({ name, value }) => name.startsWith("on") && value.includes("hit")),
    );
    const scripts = [...document.querySelectorAll("script")].filter(
      ({ nonce, textContent }) => nonce === "" && textContent.includes("hit()"),
    );
    return [...elements, ...[...handlers, ...scripts].map(({ outerHTML }) => outerHTML)];
  });
  expect(found, where).toEqual([]);
}
