import path from "node:path";
import sharp from "sharp";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";

const kept = path.join(import.meta.dirname, "../docs/screenshots/close-a-path.webp");
const width = 1200;
/** How long a frame is shown, in milliseconds. */
const shown = 3000;

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });

test(
  "the README's moving picture: the sample, its first attack path, and what closes it",
  { tag: "@long" },
  async ({ signedInPage, newPipeline }, testInfo) => {
    const { page } = await signedInPage("editor");
    const [map, findings] = [new MapPage(page), new Findings(page)];
    const frames: Buffer[] = [];
    const take = async () => {
      await page.mouse.move(5, 600);
      await page.evaluate(() => document.fonts.ready);
      frames.push(await page.screenshot({ animations: "disabled" }));
    };

    await map.open(await newPipeline({ document: { ...sampleDocument, name: "Web shop" } }));
    await expect(map.footer).toContainText(/\d+ unprotected entry points? leads? to production/);
    await take();

    await map.footer.getByRole("button", { name: "Show it" }).click();
    const panel = findings.panel("Entry points");
    await panel.getByRole("button", { name: /^Developers/ }).click();
    await expect(map.footer).toContainText("Developers:");
    await expect.poll(async () => (await findings.wayOnMap()).length).toBeGreaterThan(2);
    await take();

    await page
      .getByRole("region", { name: "Do this first" })
      .getByRole("button", { name: /^What if\?/ })
      .click();
    const supposed = findings.panel("What if");
    await expect(supposed.getByText(/^1 change assumed\./)).toBeVisible();
    await take();
    await supposed.getByRole("button", { name: "Apply to map" }).click();
    await expect(supposed.getByText("No changes assumed yet.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(supposed).toBeHidden();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(map.footer).toContainText("4 unprotected entry points lead to production");
    await take();

    const isWanted = process.env["BLUELINE_SCREENSHOTS"] === "1";
    const pictures = await Promise.all(
      frames.map((frame) => sharp(frame).resize({ width }).png().toBuffer()),
    );
    await sharp(pictures, { join: { animated: true } })
      .webp({ quality: 80, delay: frames.map(() => shown), loop: 0 })
      .toFile(isWanted ? kept : testInfo.outputPath("close-a-path.webp"));
  },
);
