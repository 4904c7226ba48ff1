import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { dottedHandOvers } from "./dotted-connections";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

// As most people see it: with what moves.
test.use({ reducedMotion: "no-preference" });

/** The bar over the map while a line is followed. */
function followBar(page: Page): Locator {
  return page.getByRole("region", { name: "Follow the container" });
}

const bareSentences = [
  "Developer checks code in to Check-in manually.",
  "Check-in sends code to Jenkins automatically.",
  "Jenkins pulls the parent image ubuntu:24.04 (not pinned) from Docker Hub automatically.",
  "Jenkins pushes app to Production registry automatically.",
  "Kubernetes pulls app from Production registry automatically.",
  "Kubernetes runs app as a container on Container hosts automatically.",
];

test("all images are followed from check-in to host by keys alone @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const map = new MapPage(page);
  await map.open(await newPipeline({ template: "article" }));
  const bar = followBar(page);
  await map.canvas.focus();
  await page.keyboard.press("f");
  await expect(
    bar.getByText(
      "From Developer and Docker Hub to Container hosts in 6 connections: 1 manual, 6 not checked",
    ),
  ).toBeVisible();
  await expect(bar.getByText("6 in total")).toBeVisible();
  await expect(page).toHaveURL(/[?&]follow=all/);
  await expect.poll(() => dottedHandOvers(page)).toHaveLength(6);

  for (const [index, sentence] of bareSentences.entries()) {
    await page.keyboard.press("]");
    await expect(bar.getByText(`${index + 1} of 6`)).toBeVisible();
    await expect(bar.getByText(sentence)).toBeVisible();
    await expect(bar.getByText(/^It is not assessed whether anything here checks the/)).toBeVisible();
    await expect(
      page.getByRole("status").filter({ hasText: `Connection ${index + 1} of 6. ${sentence}` }),
    ).toBeAttached();
  }
  await page.keyboard.press("]");
  await expect(bar.getByText("6 of 6")).toBeVisible();
  await page.keyboard.press("[");
  await expect(bar.getByText("5 of 6")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(page).not.toHaveURL(/follow=/);
  // What is automatic and not checked stays dotted; the one by hand is dashed.
  await expect.poll(() => dottedHandOvers(page)).toHaveLength(5);
});

test("where gates are in place the line says so, is whole if no attack path runs over it, and each control opens on its node", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const id = await newPipeline({ document: claimedArticle("Payments") });
  await page.goto(`/pipelines/${id}?follow=app`);
  await map.ready();
  const bar = followBar(page);
  await expect(bar.getByRole("combobox", { name: "Image to follow" })).toHaveValue("app");
  // Review at the check-in, a scan in CI, fixed tags at the registry, admission at the cluster; parents come from approved sources.
  await expect
    .poll(() => dottedHandOvers(page))
    .toEqual(["e1-commit", "e3-parent", "e4-push", "e5-pull", "e6-deploy"]);
  await bar.getByRole("button", { name: "Next" }).click();
  await expect(bar.getByText("1 of 6")).toBeVisible();
  await expect(
    bar.getByText(
      /^The code is checked here: .*Independent review before merge.* at Check-in \(verified by evidence: Branch rules\)/,
    ),
  ).toBeVisible();
  await bar.getByRole("button", { name: /^Verified ?Independent review before merge/ }).click();
  const inspector = new Inspector(page);
  await expect(inspector.name).toHaveValue("Check-in");
  await expect(
    inspector.controls.getByRole("button", { name: "Independent review before merge" }),
  ).toHaveAttribute("aria-expanded", "true");
  await expectAccessible(page, "map with a line that is followed");
});

test("the strip and its text are a page to print, for each image", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const map = new MapPage(page);
  const id = await newPipeline({ template: "article", name: "Shop" });
  await map.open(id);
  await map.tool("Follow the container").click();
  await followBar(page).getByRole("link", { name: "Print as a strip" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Follow the container: all images" }),
  ).toBeVisible();
  const strip = page.getByRole("region", { name: "Path" });
  await expect(strip.locator("svg path[stroke-dasharray]")).toHaveCount(6 + 2);
  const sentences = page.locator("#line-text > ol > li");
  await expect(sentences).toHaveCount(6);
  for (const [index, sentence] of bareSentences.entries())
    await expect(sentences.nth(index)).toContainText(sentence);

  await page
    .getByRole("navigation", { name: "Image to follow" })
    .getByRole("link", { name: "app", exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Follow the container: app" })).toBeVisible();
  await expect(page).toHaveURL(/\?image=app$/);
  await expectAccessible(page, "the strip");

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Image to follow" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("link", { name: "Follow on the map" }).click();
  await expect(followBar(page).getByRole("combobox")).toHaveValue("app");

  await page.goto(`/pipelines/${id}/follow?image=gone`);
  await expect(page.getByText("This image is not on the map")).toBeVisible();
  // The answer's form is the contract's.
  const empty = (await admin.json("POST", "/pipelines", { name: "Nothing yet" })) as { readonly id: string };
  await page.goto(`/pipelines/${empty.id}/follow`);
  await expect(page.getByText("No path yet")).toBeVisible();
  await expectAccessible(page, "the strip of an empty map");
});
