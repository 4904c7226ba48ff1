import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { messy } from "./messy-pipeline";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("the map is saved as a picture, by who may only look too", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("viewer");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ document: messy }));

  const svg = await test.step("as SVG, which needs nothing else and says what it shows", async () => {
    const download = await saved(page, () => tools.run("Save the map as SVG"));
    expect(download.suggestedFilename()).toBe("payments-in-a-hurry.svg");
    const text = (await contentOf(download)).toString("utf8");
    expect(text).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
    );
    expect(text).toContain("<title>Map of Payments: in a hurry: 7 nodes, 6 connections, 1 manual</title>");
    expect(text).toContain("Connections: ");
    expect(text).toContain(">manual<");
    expect(text).not.toMatch(/ class=| style=|var\(|url\(|href=|<script|<foreignObject/);
    return text;
  });

  await test.step("as PNG, of the same size and twice as large", async () => {
    const [width, height] = [attribute(svg, "width"), attribute(svg, "height")];
    for (const [title, name, scale] of [
      ["Save the map as PNG", "payments-in-a-hurry.png", 1],
      ["Save the map as PNG at 2× size", "payments-in-a-hurry-2x.png", 2],
    ] as const) {
      const download = await saved(page, () => tools.run(title));
      expect(download.suggestedFilename()).toBe(name);
      const bytes = await contentOf(download);
      expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
      // Width and height stand at the start of every PNG.
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
        Math.floor(width * scale),
        Math.floor(height * scale),
      ]);
    }
  });
});

test(
  "everything that leaves is in one menu, opened and read by keyboard",
  { tag: "@both" },
  async ({ signedInPage, newPipeline }) => {
    const { page } = await signedInPage("viewer");
    const map = new MapPage(page);
    const id = await newPipeline({ document: messy });
    await map.open(id);
    const button = page.getByRole("button", { name: "Export" });
    const menu = page.getByRole("menu", { name: "Export" });
    const choose = async (word: string) => {
      await button.focus();
      await page.keyboard.press("Enter");
      await expect(menu).toBeVisible();
      // What is typed is for the menu only once it has the focus.
      await expect(menu.and(page.locator(":focus")).or(menu.locator(":focus"))).toBeVisible();
      await page.keyboard.type(word);
      await expect(menu.getByRole("menuitem", { name: new RegExp(`^${word}`) })).toBeFocused();
      const download = await saved(page, () => page.keyboard.press("Enter"));
      await expect(menu).toBeHidden();
      return download;
    };

    await test.step("each group has its formats, and Escape leads back to the button", async () => {
      await button.focus();
      await page.keyboard.press("Enter");
      for (const group of ["Picture", "For other tools", "For auditors", "Data"])
        await expect(menu.getByRole("group", { name: group }).getByRole("menuitem").first()).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(button).toBeFocused();
    });

    await test.step("a picture is made by the page", async () => {
      const download = await choose("PNG");
      expect(download.suggestedFilename()).toBe("payments-in-a-hurry-2x.png");
      expect((await contentOf(download)).subarray(1, 4).toString("latin1")).toBe("PNG");
    });

    await test.step("what other tools read comes from the server", async () => {
      const download = await choose("SARIF");
      expect(download.suggestedFilename()).toMatch(/^payments-in-a-hurry-[\d-]{10}\.sarif$/);
      const { runs } = JSON.parse((await contentOf(download)).toString("utf8")) as {
        readonly runs: readonly [{ readonly results: readonly unknown[] }];
      };
      expect(runs[0].results.length).toBeGreaterThan(50);
      expect((await contentOf(await choose("Mermaid"))).toString("utf8")).toContain(
        "flowchart LR\n  subgraph stage_build",
      );
    });

    await test.step("the server draws the same picture without a browser", async () => {
      const answer = await page.request.get(`/api/v1/pipelines/${id}/export?format=png`);
      const bytes = await answer.body();
      expect([answer.status(), bytes.subarray(1, 4).toString("latin1")]).toEqual([200, "PNG"]);
      const svg = await page.request.get(`/api/v1/pipelines/${id}/export?format=svg`);
      expect(bytes.readUInt32BE(16)).toBe(2 * attribute(await svg.text(), "width"));
    });

    await test.step("beside the list of gaps there is the same menu", async () => {
      await page.goto(`/pipelines/${id}/gaps`);
      expect((await choose("OSCAL")).suggestedFilename()).toMatch(/\.oscal\.json$/);
    });
  },
);

async function saved(page: Page, save: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), save()]);
  return download;
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

function attribute(svg: string, name: string): number {
  return Number(new RegExp(`<svg [^>]*\\b${name}="([\\d.]+)"`).exec(svg)?.[1]);
}
