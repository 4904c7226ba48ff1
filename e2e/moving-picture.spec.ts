import path from "node:path";
import sharp from "sharp";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";

const kept = path.join(import.meta.dirname, "../docs/screenshots/close-a-path.webp");
const width = 1200;
/** How long a frame is shown, in milliseconds. */
const step = 1200;
const rest = 3000;

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });

test(
  "the README's moving picture: the sample, its first attack path, and what closes it",
  { tag: "@long" },
  async ({ signedInPage, newPipeline }, testInfo) => {
    const { page } = await signedInPage("editor");
    const [map, findings] = [new MapPage(page), new Findings(page)];
    const frames: { readonly picture: Buffer; readonly shown: number }[] = [];
    const take = async (shown: number) => {
      await page.evaluate(() => document.fonts.ready);
      frames.push({ picture: await page.screenshot({ animations: "disabled" }), shown });
    };

    await map.open(await newPipeline({ document: { ...sampleDocument, name: "Web shop" } }));
    await expect(map.footer).toContainText(/\d+ unprotected entry points? leads? to production/);
    await take(rest);

    await map.footer.getByRole("button", { name: "Show it" }).click();
    await expect.poll(async () => (await findings.wayOnMap()).length).toBeGreaterThan(1);
    const steps = (await findings.wayOnMap()).length;
    await take(rest);
    for (let at = 0; at < steps; at += 1) {
      await page.keyboard.press("]");
      await expect(map.footer).toContainText("step");
      await take(step);
    }

    await page
      .getByRole("region", { name: "Do this first" })
      .getByRole("button", { name: /^What if\?/ })
      .click();
    const panel = findings.panel("What if");
    await expect(panel.getByText(/^1 change assumed\./)).toBeVisible();
    await take(rest);
    await panel.getByRole("button", { name: "Apply to map" }).click();
    await expect(panel.getByText("No changes assumed yet.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await take(rest);

    const isWanted = process.env["BLUELINE_SCREENSHOTS"] === "1";
    const pictures = await Promise.all(
      frames.map(({ picture }) => sharp(picture).resize({ width }).png().toBuffer()),
    );
    await sharp(pictures, { join: { animated: true } })
      .webp({ quality: 80, delay: frames.map(({ shown }) => shown), loop: 0 })
      .toFile(isWanted ? kept : testInfo.outputPath("close-a-path.webp"));
  },
);
