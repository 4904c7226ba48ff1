import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";

/** The instructions that a step of a tutorial may have. The label, key or text in it is the reader's, so a renamed one fails here. */
const instructions: readonly (readonly [RegExp, (page: Page, what: string, to: string) => Promise<void>])[] =
  [
    [/\bset \*\*(.+?)\*\* to \*\*(.+?)\*\*/i, set],
    [/\bopen the tab \*\*(.+?)\*\*/i, open],
    [/\bselect the line \*\*(.+?)\*\*/i, selectLine],
    [/\bchoose \*\*(.+?)\*\*/i, chooseLabel],
    [/\bsee \*\*(.+?)\*\*/i, see],
    [/\bin \*\*(.+?)\*\*/i, (page, label) => page.getByLabel(label, { exact: true }).focus()],
    [/\btype `(.+?)`/i, type],
    [/\bpress `(.+?)`( twice)?/i, press],
  ];

for (const tutorial of ["first-map", "replay-an-incident"])
  test(`the tutorial ${tutorial} is walked as it is written`, async ({ signedInPage, newPipeline }) => {
    test.slow();
    // With one pipeline, the list has its usual page.
    await newPipeline({});
    const { page } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    await page.goto("/pipelines");
    for (const section of sectionsOf(tutorial))
      for (const { text, run } of section) await test.step(text, () => run(page));
  });

interface Step {
  readonly text: string;
  readonly run: (page: Page) => Promise<void>;
}

/** The instructions of each numbered section, in their order. */
function sectionsOf(tutorial: string): readonly (readonly Step[])[] {
  const file = path.resolve(import.meta.dirname, `../docs/get-started/${tutorial}.md`);
  const sections = readFileSync(file, "utf8")
    .split(/^## /m)
    .filter((section) => /^\d/.test(section));
  expect(sections.length).toBeGreaterThan(4);
  return sections.map((section) => stepsIn(section.replaceAll(/\s+/g, " ")));
}

function stepsIn(text: string): readonly Step[] {
  return instructions
    .flatMap(([pattern, act]) =>
      [...text.matchAll(new RegExp(pattern, "gi"))].map(({ 0: said, 1: what = "", 2: to = "", index }) => ({
        index,
        text: said,
        run: (page: Page) => act(page, what, to),
      })),
    )
    .toSorted((a, b) => a.index - b.index);
}

/** Keys are heard once the map is live. */
async function open(page: Page, tab: string): Promise<void> {
  await openTab(page, tab);
  if (tab === "Map") await new MapPage(page).ready();
}

async function chooseLabel(page: Page, label: string): Promise<void> {
  // An entry's name begins with its verdict.
  const name = new RegExp(`^(Unprotected )?${escaped(label)}`);
  const radio = page.getByRole("radio", { name });
  const found = shown(page.getByRole("link", { name }).or(page.getByRole("button", { name })).or(radio));
  await expect(found).toBeVisible();
  if ((await radio.count()) > 0) await radio.first().check();
  else await found.click();
}

async function set(page: Page, label: string, to: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  // The words of the page may be the beginning of an option's: "Pinned" of "Pinned by digest".
  const option = field.locator("option").filter({ hasText: new RegExp(`^${to}`) });
  await field.selectOption({ label: await option.first().innerText() });
}

async function see(page: Page, text: string): Promise<void> {
  await expect(shown(page.getByText(text))).toBeVisible();
}

/** The label on a line takes the click for it. */
async function selectLine(page: Page, label: string): Promise<void> {
  const line = new MapPage(page).canvas.locator(".edge-label", { hasText: label });
  await line.getByRole("button", { includeHidden: true }).first().click();
}

async function type(page: Page, text: string): Promise<void> {
  await expect(page.locator("input:focus")).toBeEditable();
  await page.keyboard.type(text);
  const options = page.getByRole("dialog").getByRole("option");
  if (await page.getByRole("dialog").getByRole("combobox").isVisible())
    await expect(options.first()).toContainText(new RegExp(text, "i"));
}

async function press(page: Page, key: string, times: string): Promise<void> {
  if (key.length === 1) {
    const map = new MapPage(page);
    await expect(page).not.toHaveURL(/\/new$/);
    if (await map.canvas.isVisible()) await map.ready();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.locator("input:focus, select:focus")).toHaveCount(0);
  }
  for (let left = times === "" ? 1 : 2; left > 0; left -= 1)
    await page.keyboard.press(key.length === 1 ? key.toLowerCase() : key);
}

function shown(locator: Locator): Locator {
  return locator.filter({ visible: true }).first();
}

function escaped(label: string): string {
  return label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
