import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const docsHeading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("the documentation is read, searched and followed from page to page @main", async ({ signedInPage }) => {
  const { page } = await signedInPage("viewer");
  await page.goto("/help");
  await page.getByRole("main").getByRole("link", { name: "Documentation" }).click();
  await expect(docsHeading(page, "Documentation")).toBeVisible();
  const nav = page.getByRole("navigation", { name: "Documentation" });
  await nav.getByRole("link", { name: "Share a snapshot" }).click();
  await expect(docsHeading(page, "Share a snapshot")).toBeVisible();
  await expect(nav.getByRole("link", { name: "Share a snapshot" })).toHaveAttribute("aria-current", "page");
  const picture = page.getByRole("img", { name: /The page that a link opens/ });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole("link", { name: /^Next/ }).click();
  await expect(docsHeading(page, "Run Blueline in an air gap")).toBeVisible();

  const field = page.getByRole("searchbox", { name: "Search the documentation" });
  await field.fill("guess limits");
  await field.press("Enter");
  await expect(docsHeading(page, "Results for “guess limits”")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Guess limits", exact: true }).click();
  await expect(page).toHaveURL(/\/docs\/trust\/sign-in#guess-limits$/);
  await expect(page.getByRole("heading", { name: /^Guess limits/ })).toBeInViewport();

  await page.goto("/docs?q=zzzz");
  await expect(page.getByText("No section has all of these words")).toBeVisible();
  const answer = await page.goto("/docs?q=%3Cscript%3Ealert(1)%3C/script%3E");
  expect(answer?.headers()["content-security-policy"]).not.toContain("unsafe");
  await expect(docsHeading(page, "Results for “<script>alert(1)</script>”")).toBeVisible();
});

test("a page of the documentation loads no script that other pages don't", async ({ signedInPage }) => {
  const { page } = await signedInPage("viewer");
  const scriptsOf = async (path: string) => {
    const html = await (await page.request.get(path)).text();
    return new Set([...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, address = ""]) => address));
  };
  const known = await scriptsOf("/help");
  expect(known.size).toBeGreaterThan(0);
  for (const path of ["/docs", "/docs/reference/controls", "/docs?q=share"])
    expect([...(await scriptsOf(path))].filter((address) => !known.has(address))).toEqual([]);
});

test("each page's help opens its page of the documentation", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ template: "article" });
  const { page } = await signedInPage("admin");
  const helps = [
    ["/pipelines", "Draw and edit a map", "#start-a-map"],
    [`/pipelines/${id}`, "Draw and edit a map", ""],
    [`/pipelines/${id}/gaps`, "Find and close gaps", "#4-work-through-the-gaps"],
    [`/pipelines/${id}/ways-in`, "How Blueline finds attack paths", "#entry-points"],
    [`/pipelines/${id}/matrix`, "Find and close gaps", "#6-look-at-the-whole"],
    [`/pipelines/${id}/outline`, "Draw and edit a map", "#by-keyboard-and-screen-reader"],
    ["/settings/members", "Who may do what", ""],
    ["/words", "Glossary", ""],
  ] as const;
  for (const [path, title, anchor] of helps) {
    await page.goto(path);
    await page.getByRole("link", { name: "Help on this page" }).click();
    await expect(docsHeading(page, title)).toBeVisible();
    expect(new URL(page.url()).hash).toBe(anchor);
  }
});

test("the command list of the map finds the documentation", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ template: "article" });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}`);
  await page.getByRole("application").focus();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Type a command, node, control or page").fill("merge owners");
  await page.getByRole("option", { name: /^Merge owners/ }).click();
  await expect(page).toHaveURL(/\/docs\/guides\/owners#merge-owners$/);
});

test("an admin opens the documentation to everyone, and closes it @both", async ({
  signedInPage,
  newBrowser,
}) => {
  const stranger = await (await newBrowser()).newPage();
  await stranger.goto("/docs/guides/share");
  await expect(docsHeading(stranger, "Sign in")).toBeVisible();
  expect(new URL(stranger.url()).searchParams.get("next")).toBe("/docs/guides/share");

  const { page } = await signedInPage("admin");
  await page.goto("/settings/members");
  const toggle = page.getByLabel("Readable without signing in");
  const saved = () => page.waitForResponse((response) => response.url().endsWith("/docs-settings"));
  await Promise.all([saved(), toggle.click()]);
  await expect(toggle).toBeChecked();

  await stranger.goto("/docs/guides/share");
  await expect(docsHeading(stranger, "Share a snapshot")).toBeVisible();
  await expect(stranger.getByRole("banner")).toHaveText(/^Skip to contentBluelineSign in$/);
  await expectAccessible(stranger, "the documentation without signing in");
  await stranger.goto("/docs?q=passphrase");
  await expect(docsHeading(stranger, "Results for “passphrase”")).toBeVisible();
  await stranger.goto("/pipelines");
  await expect(docsHeading(stranger, "Sign in")).toBeVisible();

  await Promise.all([saved(), toggle.click()]);
  await expect(toggle).not.toBeChecked();
  await stranger.goto("/docs/guides/share");
  await expect(docsHeading(stranger, "Sign in")).toBeVisible();
});

test("the documentation is accessible and fits a phone", async ({ signedInPage }) => {
  const { page } = await signedInPage("viewer");
  for (const path of [
    "/docs",
    "/docs/guides/close-gaps",
    "/docs/reference/configuration",
    "/docs/reference/command-line",
    "/docs?q=owner",
  ]) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/docs/reference/scanners", "/docs/reference/analysis", "/docs/trust/asvs"]) {
    await page.goto(path);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, path).toBeLessThanOrEqual(clientWidth);
  }
});
