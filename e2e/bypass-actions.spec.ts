import { formatDay } from "@/lib/domain/words/english";
import { articleWithLaptop } from "./article-with-laptop";
import { axeOn } from "./axe-on";
import { claimOf } from "./claim-of";
import { dayFromNow } from "./days";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

const signature = "adm-image-signature";

test(
  "a bypass is given to somebody, accepted until a day, and told in a ticket, from its panel on the map",
  { tag: "@both" },
  async ({ signedInPage, newPipeline, admin }) => {
    const { page, member } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    const [map, findings, tools] = [new MapPage(page), new Findings(page), new MapTools(page)];
    const id = await newPipeline({ document: articleWithLaptop("Payments") });
    await page.goto(`/pipelines/${id}?finding=${signature}`);
    await map.ready();
    const panel = findings.panel("Bypasses");
    const todo = panel.getByRole("group", { name: "Actions" });
    await expect(panel.getByText("Owner: Cloud team.")).toBeVisible();

    await test.step("assigned: the owner of the control where it closes the bypass", async () => {
      await todo.getByRole("button", { name: "Assign" }).click();
      const dialog = tools.dialog("Set the owner");
      await expect(dialog).toContainText(", Kubernetes");
      await expect(dialog.getByLabel("Owner")).toBeFocused();
      // Of a dialog, Escape closes the dialog alone.
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(todo.getByRole("button", { name: "Assign" })).toBeFocused();
      await page.keyboard.press("Enter");
      await dialog.getByLabel("Owner").fill("Platform team");
      // Its list of owners lies over the button.
      await page.keyboard.press("Enter");
      await expect(panel.getByText("Owner: Platform team.")).toBeVisible();
      await expect
        .poll(() => claimOf(admin, id, signature, "orchestrator"))
        .toMatchObject({ owner: "Platform team" });
    });

    const until = dayFromNow(30);
    await test.step("accepted: who, why, until when and what can still happen; it stays a bypass", async () => {
      await todo.getByRole("button", { name: "Accept until" }).click();
      const dialog = tools.dialog("Accept the risk");
      await dialog.getByRole("button", { name: "Accept" }).click();
      await expect(dialog).toContainText("Enter a reason for accepting the risk.");
      await dialog.getByLabel("Why the risk is accepted").fill("Until the new CI is there.");
      await dialog.getByLabel("Residual risk").fill("An unsigned image goes live.");
      await dialog.getByLabel("Until", { exact: true }).fill(until);
      const { violations } = await (await axeOn(page)).include("dialog[open]").analyze();
      expect(violations.map(({ id: rule }) => rule)).toEqual([]);
      await dialog.getByRole("button", { name: "Accept" }).click();
      await expect(
        panel.getByText(`Owner: Platform team. Accepted until ${formatDay(until)} by ${member.name}.`),
      ).toBeVisible();
      await expect
        .poll(() => claimOf(admin, id, signature, "orchestrator"))
        .toMatchObject({
          status: "accepted",
          owner: "Platform team",
          reason: "Until the new CI is there.",
          acceptance: { by: member.name, until, residual: "An unsigned image goes live." },
        });
      await expect(panel.locator("[data-gate][aria-expanded=true]")).toBeVisible();
      expect((await findings.wayOnMap()).length).toBe(3);
      await map.undo.click();
      await expect(panel.getByText("Owner: Platform team.")).toBeVisible();
    });

    await test.step("a ticket says where, why, how to close it and who, and leads back", async () => {
      await todo.getByRole("button", { name: "Ticket" }).click();
      const text = tools.dialog("Ticket").getByRole("textbox", { name: "Text of the ticket" });
      await expect(text).toHaveValue(/^# Bypass.*\n/);
      const ticket = await text.inputValue();
      expect(ticket).toContain("1. Ana's laptop pushes app to Production registry manually.");
      expect(ticket).toContain("## Fix");
      expect(ticket).toMatch(/on Kubernetes: Missing\. Owner: Platform team\. Due: no date\./);
      expect(ticket).toContain(`/pipelines/${id}?finding=${signature}>`);
      await page.keyboard.press("Escape");
      await expect(panel).toBeVisible();
    });

    await test.step("who may only look takes a ticket, and gives or accepts nothing", async () => {
      const { page: other } = await signedInPage("viewer", { viewport: { width: 390, height: 844 } });
      await other.goto(`/pipelines/${id}?finding=${signature}`);
      await new MapPage(other).ready();
      const group = new Findings(other).panel("Bypasses").getByRole("group", { name: "Actions" });
      await expect(group.getByRole("button")).toHaveText(["Ticket"]);
      const box = await group.getByRole("button").boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
    });
  },
);
