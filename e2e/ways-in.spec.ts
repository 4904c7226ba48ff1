import { randomUUID } from "node:crypto";
import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";

test(
  "ways in are read, said apart from assumed, and the change to make first is made and undone",
  { tag: ["@both", "@main"] },
  async ({ admin, signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: attackedPipeline() });
    // The answer's form is the contract's.
    const claims = async () =>
      ((await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer).document.claims.length;
    const before = await claims();
    const { page } = await signedInPage("editor");
    await page.goto(`/pipelines/${id}`);
    await new MapPage(page).ready();
    await page
      .getByRole("navigation", { name: "Pipeline" })
      .getByRole("link", { name: "Entry points", exact: true })
      .click();
    await expect(page).toHaveURL(/\/ways-in$/);
    await expect(page).toHaveTitle(/^Entry points/);
    const main = page.getByRole("main");
    const panel = page.getByRole("complementary", { name: "Selected entry point" });
    const row = (name: string) =>
      main.getByRole("button").and(main.locator("[data-key]")).filter({ hasText: name });

    await test.step("one sentence first, then the rows", async () => {
      await expect(main).toContainText(/\d+ unprotected entry points? leads? to production: /);
      const unguarded = main.getByRole("region", { name: "Unprotected" });
      for (const name of ["GitHub Marketplace → GitHub Actions", "Ana's laptop"])
        await expect(unguarded.getByRole("listitem").filter({ hasText: name })).toBeVisible();
    });

    await test.step("what nobody has said anything about is folded in", async () => {
      const heading = main.getByRole("button", { name: /^Assumed: questions are unanswered: \d+$/ });
      await expect(heading).toHaveAttribute("aria-expanded", "false");
      await heading.click();
      const assumed = main.getByRole("region", { name: "Assumed: questions are unanswered" });
      await expect(assumed.getByRole("listitem").first()).toContainText(/Is .+\?/);
      await heading.click();
    });

    await test.step("a row is opened by keyboard, and the next", async () => {
      await row("GitHub Marketplace → GitHub Actions").focus();
      await page.keyboard.press("Enter");
      await expect(panel).toBeFocused();
      await expect(panel.getByRole("heading", { level: 2 })).toHaveText(
        "GitHub Marketplace → GitHub Actions",
      );
      await expect(panel.getByRole("region", { name: "Techniques" })).toContainText(
        "An attacker moves a tag that GitHub Actions pulls from GitHub Marketplace.",
      );
      await expect(panel.getByRole("region", { name: "Attack path, step by step" })).toContainText(
        "EKS prod",
      );
      await expect(panel.getByRole("region", { name: "Blocked by" })).toHaveCount(0);
      await expect(page).toHaveURL(/row=market-ci/);
      const first = await panel.getByRole("heading", { level: 2 }).textContent();
      await page.keyboard.press("j");
      await expect(panel.getByRole("heading", { level: 2 })).not.toHaveText(first ?? "");
      await page.keyboard.press("k");
      await expect(panel.getByRole("heading", { level: 2 })).toHaveText(first ?? "");
      await expect(panel.getByRole("link", { name: "On the map", exact: true })).toHaveAttribute(
        "href",
        `/pipelines/${id}?wayIn=market-ci`,
      );
    });

    await test.step("what closes it is said, and the page is made again", async () => {
      await panel
        .getByLabel("Set status of “Packages, build tools and CI steps pinned by hash” on GitHub Actions")
        .first()
        .selectOption("In place");
      await expect(
        main
          .getByRole("region", { name: "Unprotected" })
          .getByRole("listitem")
          .filter({ hasText: "GitHub Marketplace" }),
      ).toHaveCount(0);
      await page.getByRole("button", { name: "Undo" }).last().click();
      await expect(
        main
          .getByRole("region", { name: "Unprotected" })
          .getByRole("listitem")
          .filter({ hasText: "GitHub Marketplace" }),
      ).toBeVisible();
      await panel.focus();
      await page.keyboard.press("Escape");
      await expect(panel).toBeHidden();
    });

    await test.step("a change is made in one step, and undone in one", async () => {
      const first = main.getByRole("region", { name: "Do this first" });
      await expect(first.getByRole("link", { name: /^What if\?/ }).first()).toHaveAttribute(
        "href",
        new RegExp(`^/pipelines/${id}\\?finding=what-if&suppose=`),
      );
      const plan = first.getByRole("button", { name: /^Plan it/ }).first();
      await plan.click();
      await expect.poll(claims).toBe(before + 1);
      await page
        .getByRole("status")
        .filter({ hasText: "planned" })
        .getByRole("button", { name: "Undo" })
        .click();
      await expect.poll(claims).toBe(before);
      await expect(plan).toBeVisible();
    });

    await test.step("on a phone the row opens over the list", async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await row("Ana's laptop").click();
      await expect(panel).toBeVisible();
      await expect(panel.getByRole("heading", { level: 2 })).toHaveText("Ana's laptop");
      await expectAccessible(page, "a way in");
      await page.setViewportSize({ width: 390, height: 844 });
      await panel.getByRole("button", { name: "Close the details" }).click();
      await expectAccessible(page, "ways in");
    });
  },
);

test("the page follows what somebody else changes", async ({ admin, signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: attackedPipeline() });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/ways-in`);
  const main = page.getByRole("main");
  const laptop = main.getByRole("region", { name: "Unprotected" }).getByText("Ana's laptop", { exact: true });
  await expect(laptop).toBeVisible();
  await expect(main.getByRole("button", { name: /^(Plan it|Remove it)/ })).toHaveCount(0);
  await admin.json("POST", `/pipelines/${id}/operations`, {
    clientId: "another",
    operations: [{ id: randomUUID(), type: "node.removed", node: "laptop" }],
  });
  await expect(laptop).toHaveCount(0);
});

test("a map with nothing on it says so", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ name: "Nothing on it" });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/ways-in`);
  await expect(page.getByRole("heading", { name: "No targets yet" })).toBeVisible();
  await expectAccessible(page, "no ways in");
});
