import { randomUUID } from "node:crypto";
import { expectAccessible } from "./accessible";
import { claimOf } from "./claim-of";
import { claimedArticle } from "./claimed-article";
import { dayFromNow } from "./days";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { MapPage } from "./pages/map-page";

const workers = "Isolated single-use build workers";
const egress = "Restricted network egress of build jobs";
const missingOnJenkins = "?node=ci&status=missing";

test(
  "gaps are gone through by keyboard, each change with its undo",
  { tag: ["@both", "@main"] },
  async ({ admin, signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: claimedArticle("Payments") });
    const { page } = await signedInPage("editor");
    const gaps = new GapsPage(page);
    await gaps.open(id, missingOnJenkins);
    await expect(gaps.rows).toHaveCount(3);
    const [first, second] = [gaps.rows.nth(0), gaps.rows.nth(1)];
    const control = ((await first.getAttribute("data-key")) ?? "").split(" ")[1] ?? "";

    await test.step("one tab stop into the list, then next and previous", async () => {
      await page.getByRole("checkbox", { name: "Select all on this page" }).focus();
      await page.keyboard.press("Tab");
      await expect(first).toBeFocused();
      await page.keyboard.press("j");
      await expect(second).toBeFocused();
      await page.keyboard.press("k");
      await expect(first).toBeFocused();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Home");
      await expect(first).toBeFocused();
      await expect(first).toBeInViewport({ ratio: 1 });
    });

    await test.step("a digit sets the status; the row stays, and it is undone by key and by the notice", async () => {
      await page.keyboard.press("2");
      await expect(first).toContainText(/Planned\s*was Missing/);
      await expect(gaps.told(/^Planned: .+ on Jenkins\./)).toBeVisible();
      await expect(gaps.told(/^2 of \d+ gaps$/)).toBeVisible();
      await expect(first).toBeFocused();
      await gaps.saved();
      await expect.poll(async () => (await claimOf(admin, id, control))?.status).toBe("planned");
      await page.keyboard.press("Control+z");
      await expect(first).not.toContainText("was Missing");
      await page.keyboard.press("3");
      await expect(first).toContainText(/Partial\s*was Missing/);
      await gaps
        .told(/^Partial: /)
        .getByRole("button", { name: "Undo" })
        .click();
      await expect(first).not.toContainText("was Missing");
      await expect.poll(async () => (await claimOf(admin, id, control))?.status).toBe("missing");
    });

    await test.step("what does not apply needs a reason", async () => {
      await first.focus();
      await page.keyboard.press("5");
      const dialog = gaps.dialog("Set the status");
      await expect(dialog.getByLabel("Why it does not apply")).toBeFocused();
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toContainText("Explain why it does not apply");
      await dialog.getByLabel("Why it does not apply").fill("Nothing is built here.");
      await dialog.getByLabel("Review on").fill(dayFromNow(90));
      await expectAccessible(page, "the question why it does not apply");
      await dialog.getByRole("button", { name: "Set" }).click();
      await expect(dialog).toBeHidden();
      await expect(first).toContainText("Not applicable");
      await expect(first).toBeFocused();
      await expect
        .poll(() => claimOf(admin, id, control))
        .toMatchObject({
          status: "not-applicable",
          reason: "Nothing is built here.",
          review: dayFromNow(90),
        });
    });

    await test.step("owner and due date", async () => {
      await second.focus();
      await page.keyboard.press("o");
      await expect(gaps.dialog("Set the owner").getByLabel("Owner")).toBeFocused();
      await page.keyboard.type("Zoë");
      await page.keyboard.press("Enter");
      await expect(second).toContainText("Zoë");
      await expect(second).toBeFocused();
      await page.keyboard.press("d");
      await gaps.dialog("Set the due date").getByLabel("Due").fill(dayFromNow(-1));
      await gaps.dialog("Set the due date").getByRole("button", { name: "Set" }).click();
      await expect(second).toContainText("1 day overdue");
    });

    await test.step("the next question stays open, though the end of the one before is told only then", async () => {
      await page.keyboard.press("o");
      // Both keys in one breath, before the browser tells of the first dialog's end.
      await gaps.dialog("Set the owner").evaluate(async (dialog: HTMLDialogElement) => {
        dialog.querySelector("form")?.requestSubmit();
        for (let moment = 0; dialog.open && moment < 100; moment += 1) await Promise.resolve();
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true }));
      });
      await gaps.dialog("Set the due date").getByRole("button", { name: "Cancel" }).click();
      await expect(second).toBeFocused();
    });

    await test.step("the list is made again when asked to", async () => {
      await expect(page.getByText("1 row changed since this list loaded.")).toBeVisible();
      await gaps.saved();
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(gaps.rows).toHaveCount(2);
    });

    await test.step("the sheet of keys, and the claim on the map", async () => {
      await gaps.rows.first().focus();
      await page.keyboard.press("?");
      await expect(gaps.dialog("Shortcuts of this list")).toContainText("Show it on the map");
      await expectAccessible(page, "keys of the list");
      await page.keyboard.press("Escape");
      await expect(gaps.rows.first()).toBeFocused();
      await page.keyboard.press("m");
      await expect(page).toHaveURL(/\?node=ci&control=/);
      await new MapPage(page).ready();
    });
  },
);

test("many gaps at once, and as tickets", async ({ admin, signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments <b>API</b>") });
  const { page } = await signedInPage("editor");
  const gaps = new GapsPage(page);
  await gaps.open(id, missingOnJenkins);
  await gaps.row(workers).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await expect(gaps.bulk).toContainText("2 selected");
  await expect(gaps.row(workers)).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page, "gaps with two selected");

  await gaps.bulk.getByRole("button", { name: "Status", exact: true }).click();
  await gaps.dialog("Set the status").getByLabel("Planned: not in place yet, but planned").check();
  await gaps.dialog("Set the status").getByRole("button", { name: "Set" }).click();
  await expect(gaps.told("Planned: 2 controls.")).toBeVisible();
  for (const control of ["ci-ephemeral-workers", "ci-worker-egress"])
    await expect.poll(async () => (await claimOf(admin, id, control))?.status).toBe("planned");
  await gaps.told("Planned: 2 controls.").getByRole("button", { name: "Undo" }).click();
  for (const control of ["ci-ephemeral-workers", "ci-worker-egress"])
    await expect.poll(async () => (await claimOf(admin, id, control))?.status).toBe("missing");

  await gaps.bulk.getByRole("button", { name: "Owner" }).click();
  await gaps.dialog("Set the owner").getByLabel("Owner").fill("@team");
  await page.keyboard.press("Enter");
  await expect(gaps.row(workers)).toContainText("@team");
  await expect(gaps.row(egress)).toContainText("@team");

  await gaps.bulk.getByRole("button", { name: "Tickets" }).click();
  const tickets = gaps.dialog("2 tickets");
  const textOf = (which: string) => tickets.getByRole("textbox", { name: `Text of ${which}` }).inputValue();
  const text = await textOf("ticket 1 of 2");
  expect(text).toContain(`# ${workers}: Jenkins`);
  expect(text).toContain("In Jenkins, use Kubernetes plugin pods.");
  expect(text).not.toMatch(/GitHub|GitLab|TeamCity/);
  const other = await textOf("ticket 2 of 2");
  expect(other).toContain(`# ${egress}: Jenkins`);
  expect(other).not.toContain(workers);
  expect(text).toContain("pipeline Payments \\<b\\>API\\</b\\>");
  expect(text).toContain("- Owner: @\u200bteam");
  expect(text).toContain("## Why it matters");
  expect(text).toContain("## Steps");
  expect(text).toContain("- SLSA: build.hosted, build.isolated");
  expect(other).toContain(`/pipelines/${id}?node=ci&control=ci-worker-egress>`);
  await expectAccessible(page, "tickets");
  await tickets.getByRole("button", { name: "Close" }).click();
  await gaps.bulk.getByRole("button", { name: "Clear selection" }).click();
  await expect(gaps.bulk).toBeHidden();
});

test("the list follows what others change", async ({ admin, signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("viewer");
  const gaps = new GapsPage(page);
  await gaps.open(id, "?node=ci&control=ci-worker-egress");
  await expect(gaps.row(egress)).toContainText("Missing");
  const set = { status: "implemented", owner: "Somebody else" };
  const operation = { id: randomUUID(), type: "claim.changed", node: "ci", control: "ci-worker-egress", set };
  await admin.json("POST", `/pipelines/${id}/operations`, { clientId: "another", operations: [operation] });
  await expect(gaps.row(egress)).toContainText(/Declared\s*was Missing/);
  await expect(gaps.row(egress)).toContainText("Somebody else");
  await gaps.row(egress).focus();
  await page.keyboard.press("1");
  await expect(gaps.told("You can view this pipeline, but not change it.")).toBeVisible();
  await page.keyboard.press("x");
  await expect(gaps.bulk.getByRole("button")).toHaveText(["Ticket", "Clear selection", /all shortcuts$/]);
});

test("single keys can be turned off", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("editor");
  await page.goto("/settings/account");
  const singleKeys = page.getByRole("checkbox", { name: "Single-key shortcuts, such as J, C or 1 to 6" });
  await expect(singleKeys).toBeChecked();
  await singleKeys.uncheck();
  const gaps = new GapsPage(page);
  await gaps.open(id, missingOnJenkins);
  await gaps.rows.nth(0).focus();
  await page.keyboard.press("2");
  await page.keyboard.press("j");
  await expect(gaps.rows.nth(0)).toBeFocused();
  await expect(gaps.rows.nth(0)).not.toContainText("was Missing");
  await page.keyboard.press("ArrowDown");
  await expect(gaps.rows.nth(1)).toBeFocused();
});
