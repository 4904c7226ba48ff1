import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
// No server: the page is a file on disk.
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { axeOn } from "./axe-on";
import { hostileTexts } from "./hostile-text";

const root = path.resolve(import.meta.dirname, "..");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const folder = mkdtempSync(path.join(tmpdir(), "blueline-page-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the page of a repository opens from disk, is accessible and fits a phone @main", async ({
  browser,
}) => {
  const file = scan("shop", {
    Dockerfile: dockerfile("node:22"),
    ...workflow(0, "Release"),
    ...manifest(0, "web"),
  });
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const { page, faults } = await open(context, file);
      await expect(page.getByRole("heading", { level: 1, name: "shop" })).toBeVisible();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      const { violations, passes } = await (await axeOn(page)).withTags(levels).analyze();
      expect(passes.length).toBeGreaterThan(5);
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
      ).toEqual([]);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond, `pixels out of sight at ${width} px`).toBe(0);
      expect(faults).toEqual([]);
      await context.close();
    }
});

test("the page of a hostile repository runs nothing, and asks for nothing", async ({ browser }) => {
  const texts: Record<string, string> = {};
  for (const [index, text] of hostileTexts.entries()) {
    Object.assign(texts, workflow(index, text), manifest(index, text));
    texts[`${text.replaceAll("/", "")}/Dockerfile`] = dockerfile(text);
  }
  const [title = ""] = hostileTexts;
  const file = scan("hostile", texts, "--name", title);
  const context = await browser.newContext();
  const { page, faults } = await open(context, file);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  // Each is there as text, so each had its chance.
  const shown = await page.evaluate(() => document.body.textContent.replaceAll(/\s+/g, " "));
  const missing = hostileTexts.filter((text) => !shown.includes(text.slice(0, 12).trim()));
  expect(missing).toEqual([]);
  for (const summary of await page.locator("summary").all()) await summary.click();
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter(
        ({ tagName, attributes }) =>
          /^(script|img|iframe|object|base|math|marquee|animate|form|input|link)$/i.test(tagName) ||
          [...attributes].some(({ name }) => /^on|^src|^style$/i.test(name)),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );
  expect(found).toEqual([]);
  expect(await page.locator("a:not([href^='#'])").count()).toBe(0);
  expect(readFileSync(file).byteLength).toBeLessThan(1_500_000);
  expect(faults).toEqual([]);
  await context.close();
});

/** Writes a repository, and its page by the command. @returns the page's file */
function scan(name: string, texts: Readonly<Record<string, string>>, ...args: readonly string[]): string {
  for (const [at, text] of Object.entries(texts)) {
    const place = path.join(folder, name, at);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  const file = path.join(folder, `${name}.html`);
  const command = [path.join(root, "scripts/blueline.mjs"), "scan", path.join(folder, name), "--html", file];
  execFileSync(process.execPath, [...command, ...args], { stdio: "pipe" });
  return file;
}

/** Opens a file, and notes whatever runs, opens a dialog, is asked for or is refused by the policy. */
async function open(
  context: BrowserContext,
  file: string,
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const address = pathToFileURL(file).href;
  await context.exposeFunction("hit", () => faults.push("ran"));
  context.on("dialog", (dialog) => {
    faults.push(dialog.message());
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    // The typeface is in the file.
    if (request.url() !== address && !request.url().startsWith("data:font/")) faults.push(request.url());
  });
  context.on("console", (message) => faults.push(message.text()));
  context.on("weberror", (error) => faults.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(address);
  return { page, faults };
}

function dockerfile(parent: string): string {
  return `FROM ${parent}\nUSER node\n`;
}

function workflow(index: number, name: string): Readonly<Record<string, string>> {
  const text = JSON.stringify(name);
  return {
    [`.github/workflows/w${index}.yml`]: `name: ${text}
on: { push: { branches: [main] } }
jobs:
  ${text}:
    name: ${text}
    runs-on: ${text}
    environment: ${text}
    steps:
      - name: ${text}
        uses: ${text}
      - run: docker push ghcr.io/acme/shop:1.2
      - run: kubectl apply -f k8s
`,
  };
}

function manifest(index: number, name: string): Readonly<Record<string, string>> {
  const text = JSON.stringify(name);
  return {
    [`k8s/m${index}.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${text} }
spec:
  template:
    spec:
      containers:
        - { name: ${text}, image: ${text} }
        - { name: app, image: "ghcr.io/acme/shop:1.2" }
`,
  };
}
