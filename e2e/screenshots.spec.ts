import { existsSync } from "node:fs";
import path from "node:path";
import { claimedArticle } from "./claimed-article";
import { dayFromNow } from "./days";
import { enter, expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const folder = path.join(import.meta.dirname, "../docs/screenshots");
const pictures = ["map-light", "map-dark", "gaps-light", "pipelines-light", "share-light"] as const;
type Picture = (typeof pictures)[number];

/** The README's pictures. An ordinary run takes them beside its results; BLUELINE_SCREENSHOTS=1 takes those of the README anew. */
const isWanted = (picture: Picture) => process.env["BLUELINE_SCREENSHOTS"] === "1" || !existsSync(fileOf(picture));
const fileOf = (picture: Picture) => path.join(folder, `${picture}.png`);

test.use({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });

test("pictures for the README", async ({ admin, page, newBrowser, newPipeline, server }, testInfo) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  await newPipeline({ template: "manual", name: "Legacy batch jobs" });
  await newPipeline({ template: "article-teamcity-alpine", name: "Customer portal" });
  const maya = { name: "Maya Brandt", email: "maya@example.test", password: "three words and a door" };
  await admin.json("POST", "/members", { ...maya, role: "editor" });
  const context = await newBrowser();
  await enter(context, server.url, maya);
  const member = await context.newPage();
  const take = async (picture: Picture, of = member) => {
    await of.evaluate(() => document.fonts.ready);
    await of.screenshot({ path: isWanted(picture) ? fileOf(picture) : testInfo.outputPath(`${picture}.png`), animations: "disabled" });
  };

  const map = new MapPage(member);
  for (const [picture, colorScheme] of [
    ["map-light", "light"],
    ["map-dark", "dark"],
  ] as const) {
    await member.emulateMedia({ colorScheme });
    await member.goto(`/pipelines/${id}?node=ci&control=ci-ephemeral-workers`);
    await map.ready();
    await expect(new Inspector(member).name).toHaveValue("Jenkins");
    await expect(new Inspector(member).controls.getByLabel("Status")).toBeVisible();
    await take(picture);
  }
  await member.emulateMedia({ colorScheme: "light" });

  await member.goto(`/pipelines/${id}/gaps`);
  await take("gaps-light");

  // The answers' forms are the contract's.
  const snapshot = (await admin.json("POST", `/pipelines/${id}/snapshots`, { title: "Before the audit" })) as { readonly id: string };
  const show = { owners: false, notes: false, evidence: false, hosts: false };
  const share = (await admin.json("POST", `/snapshots/${snapshot.id}/shares`, { show, expiresAt: dayFromNow(30) })) as { readonly url: string };
  await member.goto("/pipelines");
  await take("pipelines-light");

  await page.goto(share.url);
  await expect(page.getByRole("banner")).toContainText("not live");
  await take("share-light", page);
});
