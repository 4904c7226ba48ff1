import type { Page } from "@playwright/test";
import { aPipeline } from "@/lib/testing/builders";
import { formatDay } from "@/lib/domain/words/english";
import { expectAccessible } from "./accessible";
import { dayFromNow } from "./days";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const sign = { id: "img-sign", title: "Image signing in the build with a protected identity" };
const today = formatDay(dayFromNow(0));

test(
  "one person claims, another confirms, a third reads who did, and none of it is for who claimed",
  { tag: ["@both", "@main"] },
  async ({ admin, signedInPage, newPipeline }) => {
    const document = { ...aPipeline("Bakery").node("ci").toDocument() };
    const id = await newPipeline({ document });
    const claims = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    const confirms = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    const reads = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
    const { page: settings } = await signedInPage("admin");
    const open = async (page: Page) => {
      await page.goto(`/pipelines/${id}?node=ci&control=${sign.id}`);
      return new Inspector(page).openControl(sign.title);
    };

    try {
      await test.step("an admin asks for a second person", async () => {
        await settings.goto("/settings/claims");
        const verified = settings.getByRole("checkbox", { name: "Require approval for verified" });
        await expect(verified).not.toBeChecked();
        await verified.check();
        await expect(verified).toBeChecked();
        await settings.getByRole("checkbox", { name: "Require approval for not applicable" }).check();
        await expectAccessible(settings, "the settings of claims");
        await expect
          .poll(() => admin.json("GET", "/review-rules"))
          .toEqual({ needsReview: ["verified", "not-applicable"], waiting: 0 });
      });

      await test.step("what one claims with evidence is declared, and can't be confirmed by them", async () => {
        const form = await open(claims.page);
        await form.status.selectOption("implemented");
        await form.addEvidence({ title: "Signing log of main", effective: dayFromNow(-2) });
        await expect(form.summary).toContainText("Declared");
        await expect(form.summary).toContainText("approval pending");
        const confirmation = form.row.getByRole("region", { name: "Approval" });
        await expect(confirmation).toContainText("You set this status or added its evidence");
        await expect(confirmation.getByRole("button", { name: "Approve", exact: true })).toBeDisabled();
        await expectAccessible(claims.page, "a claim that waits for a second person");
        await claims.page.setViewportSize({ width: 1440, height: 900 });
      });

      await test.step("another finds it in their work, and confirms it with a note", async () => {
        const { page } = confirms;
        await page.goto("/me");
        const waiting = page.getByRole("region", { name: "To approve" });
        const row = waiting.getByRole("listitem").filter({ hasText: "Bakery" });
        await expect(row).toContainText("Needs your approval");
        await expect(row).toContainText(`Set by ${claims.member.name}`);
        await expect(page.getByRole("heading", { name: "You own nothing" })).toBeVisible();
        await expectAccessible(page, "my work with claims to confirm");
        await page.setViewportSize({ width: 1440, height: 900 });
        await row.getByRole("link", { name: sign.title }).click();
        const form = await new Inspector(page).openControl(sign.title);
        const confirm = form.row.getByRole("button", { name: "Approve", exact: true });
        // Who may is asked first: until that is known there is nothing to focus.
        await expect(confirm).toBeEnabled();
        await confirm.focus();
        await page.keyboard.press("Enter");
        await expect(form.row.getByLabel("Note (optional)")).toBeFocused();
        await page.keyboard.type("Looked at the log of yesterday");
        await form.row.getByRole("button", { name: "Approve", exact: true }).focus();
        await page.keyboard.press("Enter");
        await expect(form.row.getByRole("region", { name: "Approval" })).toBeFocused();
        await expect(form.row).toContainText(`Approved by ${confirms.member.name} on ${today}`);
        await expect(form.summary).toContainText("Verified");
        await new MapPage(page).expectSaved();
      });

      await test.step("who claimed it sees that at once", async () => {
        const form = await new Inspector(claims.page).openControl(sign.title);
        await expect(form.summary).toContainText("Verified");
        await expect(form.row.getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);
      });

      await test.step("a viewer reads who claimed, who added evidence and who confirmed", async () => {
        const form = await open(reads.page);
        await expect(form.row).toContainText("Looked at the log of yesterday");
        await form.row.getByText("Status history").click();
        const history = form.row.getByRole("listitem").filter({ hasText: "UTC" });
        await expect(history).toHaveText([
          new RegExp(`^${confirms.member.name} approved `),
          new RegExp(`^${claims.member.name} added evidence`),
          new RegExp(`^${claims.member.name} set `),
        ]);
        await expect(form.row.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
      });

      await test.step("in the gaps, a claim that says something else waits again, with what was confirmed", async () => {
        const gaps = new GapsPage(confirms.page);
        await gaps.open(id, `?node=ci&control=${sign.id}&show=scope`);
        await gaps.row(sign.title).click();
        const { panel } = gaps;
        await expect(panel).toContainText(`Approved by ${confirms.member.name} on ${today}`);
        const form = await new Inspector(claims.page).openControl(sign.title);
        await form.row.getByRole("button", { name: "Remove Signing log of main" }).click();
        await form.addEvidence({ title: "Another log", effective: dayFromNow(-1) });
        await expect(panel).toContainText("Approval pending.");
        await expect(panel).toContainText(`${confirms.member.name} approved something else on ${today}`);
        await expect(panel).toContainText("Signing log of main");
        await expect(gaps.row(sign.title)).toContainText("approval pending");
        // Who has the history open reads what was done since.
        const { row } = await new Inspector(reads.page).openControl(sign.title);
        const history = row.getByRole("listitem").filter({ hasText: "UTC" });
        await expect(history.first()).toContainText(`${claims.member.name} added evidence`);
        await expect(history).toHaveCount(5);
        await panel.getByRole("button", { name: "Approve", exact: true }).click();
        await panel.getByRole("button", { name: "Approve", exact: true }).click();
        await expect(panel.getByText(`Approved by ${confirms.member.name} on ${today}`)).toBeVisible();
        await expect(gaps.row(sign.title)).not.toContainText("approval pending");
        await gaps.saved();
        await confirms.page.getByRole("button", { name: /^Undo/ }).first().click();
        await expect(gaps.row(sign.title)).toContainText("approval pending");
        await gaps.saved();
      });

      await test.step("the activity is everybody's at first, and can be narrowed to what the server did", async () => {
        const { page } = reads;
        await page.goto(`/pipelines/${id}/activity`);
        const who = page.getByLabel("Who");
        await expect(who.locator("option:checked")).toHaveText("Anyone");
        await who.selectOption({ label: "the server" });
        await page.getByRole("button", { name: "Apply" }).click();
        await expect(page).toHaveURL(/person=the-server/);
        await expect(who.locator("option:checked")).toHaveText("the server");
        await expect(page.getByText("Applied the workspace settings to the map")).toBeVisible();
        await expect(page.getByText("Approved “")).toHaveCount(0);
      });
    } finally {
      await admin.call("PATCH", "/api/v1/review-rules", { needsReview: [] });
    }
  },
);
