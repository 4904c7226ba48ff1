import { randomUUID } from "node:crypto";
import type { PipelineList } from "@/lib/domain/contract/pipelines";
import type { Acceptance, Claim } from "@/lib/domain/pipeline/document";
import { formatDay } from "@/lib/domain/words/english";
import { expectAccessible } from "./accessible";
import { claimOf } from "./claim-of";
import { claimedArticle } from "./claimed-article";
import { dayFromNow } from "./days";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const [soon, far] = [dayFromNow(20), dayFromNow(3650)];
const egress = { id: "ci-worker-egress", title: "Restricted network egress of build jobs" };
const pin = "base-pin-digest";
const why = "The proxy is bought in spring.";
const residual = "A build job may send out what it reads.";

test(
  "an accepted risk is claimed with all that has to be known, stays missing in every count, and runs out",
  { tag: "@both" },
  async ({ admin, signedInPage, newPipeline, newBrowser }) => {
    const id = await newPipeline({ document: claimedArticle("Card payments") });
    // The answers' form is the contract's.
    const counts = async () => {
      const { pipelines } = (await admin.json("GET", "/pipelines")) as PipelineList;
      return pipelines.find((one) => one.id === id)?.coverage.stages.build;
    };
    const push = (set: Partial<Omit<Claim, "acceptance">> & { readonly acceptance?: Acceptance }) =>
      admin.call("POST", `/api/v1/pipelines/${id}/operations`, {
        clientId: "script",
        operations: [{ id: randomUUID(), type: "claim.changed", node: "ci", control: pin, set }],
      });
    const before = await counts();
    const baseline = (
      (await admin.json("POST", `/pipelines/${id}/snapshots`, { title: "Before" })) as { readonly id: string }
    ).id;
    const { page, member } = await signedInPage("editor", { viewport: { width: 1440, height: 900 } });
    const gaps = new GapsPage(page);

    await test.step("the key 6 asks who, why, until when and what can still happen; ten years are refused", async () => {
      await gaps.open(id, "?node=ci&status=missing");
      const row = gaps.row(egress.title);
      await row.focus();
      await page.keyboard.press("6");
      const dialog = gaps.dialog("Set the status");
      await expect(dialog.getByLabel("Why the risk is accepted")).toBeFocused();
      await expect(dialog.getByLabel("Accepted by")).toHaveValue(member.name);
      await expect(dialog.getByLabel("Until", { exact: true })).toHaveValue(dayFromNow(90));
      await dialog.getByLabel(/^Not applicable/).check();
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toContainText("Explain why it does not apply.");
      await dialog.getByLabel("Why it does not apply").fill("Nothing is sent out.");
      await dialog.getByLabel("Review on").fill(dayFromNow(-1));
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toContainText("The review date has passed.");
      await dialog.getByLabel(/^Accepted risk/).check();
      await expect(dialog).not.toContainText("The review date has passed.");
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toContainText("Enter a reason for accepting the risk.");
      await dialog.getByLabel("Why the risk is accepted").fill(why);
      await dialog.getByLabel("Residual risk").fill(residual);
      await dialog.getByLabel("Until", { exact: true }).fill(far);
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toContainText("A risk can be accepted for at most a year");
      await expectAccessible(page, "the question about an accepted risk");
      await dialog.getByLabel("Until", { exact: true }).fill(soon);
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toBeHidden();
      await expect(row).toContainText(`Accepted until ${formatDay(soon)} by ${member.name}`);
      await expect(row).toContainText("Missing");
      await expect
        .poll(() => claimOf(admin, id, egress.id))
        .toMatchObject({
          status: "accepted",
          reason: why,
          acceptance: { by: member.name, until: soon, residual },
        });
    });

    await test.step("the list can be narrowed to what is accepted", async () => {
      await gaps.saved();
      await page.getByRole("link", { name: "1 accepted" }).click();
      await expect(gaps.rows).toHaveCount(1);
      await expect(gaps.rows).toContainText(egress.title);
      await expectAccessible(page, "accepted gaps");
    });

    await test.step("the API refuses what the form refuses, and says why", async () => {
      const acceptance = { by: "Ben", until: dayFromNow(100), residual: "Little." };
      for (const [set, words] of [
        [
          { status: "accepted", reason: why, acceptance: { ...acceptance, until: far } },
          "for at most a year",
        ],
        [{ status: "accepted", reason: why }, "enter who accepts the risk"],
        [{ status: "accepted", acceptance }, "enter a reason"],
      ] as const) {
        const answer = await push(set);
        expect(answer.status).toBe(422);
        expect(await answer.text()).toContain(words);
      }
      expect((await push({ status: "accepted", reason: why, acceptance })).status).toBe(200);
    });

    await test.step("in the inspector it is said beside the control, and can be accepted there", async () => {
      await page.goto(`/pipelines/${id}?node=ci&control=${egress.id}`);
      const map = new MapPage(page);
      await map.ready();
      await expect(new Inspector(page).controls.getByRole("button", { name: egress.title })).toBeInViewport();
      const claim = await new Inspector(page).openControl(egress.title);
      await expect(claim.summary).toContainText("Missing");
      await expect(claim.summary).toContainText(`accepted until ${formatDay(soon)} by ${member.name}`);
      await claim.status.selectOption({ label: "Missing: assessed, and not in place" });
      await expect(claim.summary).not.toContainText("accepted");
      await claim.status.selectOption({
        label: "Accepted risk: missing, and the risk is accepted until a date",
      });
      const form = claim.row.getByRole("form", { name: "Accepted risk" });
      await form.getByLabel("Why the risk is accepted").press("Escape");
      await expect(claim.status).toBeFocused();
      await claim.status.selectOption("accepted");
      await form.getByLabel("Why the risk is accepted").fill(why);
      await form.getByLabel("Residual risk").fill(residual);
      await form.getByLabel("Until", { exact: true }).fill(soon);
      await form.getByRole("button", { name: "Save" }).click();
      await expect(claim.summary).toContainText(`accepted until ${formatDay(soon)}`);
      await expectAccessible(page, "the inspector with an accepted risk");
      await map.expectSaved();
    });

    await test.step("every count is what it was, with how many are accepted beside it", async () => {
      expect(await counts()).toEqual({ ...before, accepted: 2 });
    });

    await test.step("my work names it four weeks before it runs out", async () => {
      await page.goto("/me?who=Build%20team");
      const section = page.getByRole("region", { name: "Accepted risks that expire" });
      await expect(section.getByRole("listitem")).toHaveCount(1);
      await expect(section).toContainText("in 20 days");
      await expect(section).toContainText(egress.title);
    });

    await test.step("a comparison lists it apart, and nothing is better or worse", async () => {
      await page.goto(`/compare?from=snapshot:${baseline}&to=pipeline:${id}`);
      const changes = page.getByRole("complementary", { name: "Changes" });
      await expect(changes).toContainText("Since Before: acceptance of 2 risks changed.");
      await changes.getByText("Accepted risks 2").click();
      await expect(changes.getByRole("button", { name: new RegExp(egress.title) })).toContainText(
        `Accepted until ${formatDay(soon)} by ${member.name}`,
      );
    });

    await test.step("a share without owners says until when, and not who or why", async () => {
      const { id: snapshot } = (await admin.json("POST", `/pipelines/${id}/snapshots`, {
        title: "After",
      })) as { readonly id: string };
      const show = { owners: false, notes: false, evidence: false, hosts: true };
      const { url } = (await admin.json("POST", `/snapshots/${snapshot}/shares`, { show })) as {
        readonly url: string;
      };
      const reader = await (await newBrowser()).newPage();
      await reader.goto(url);
      await expect(reader.getByRole("heading", { level: 1, name: /After$/ })).toBeVisible();
      const content = reader.getByRole("main");
      await expect(content).toContainText(`accepted until ${formatDay(soon)}`);
      for (const hidden of [member.name, why, residual]) await expect(content).not.toContainText(hidden);
    });
  },
);
