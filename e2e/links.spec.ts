import { createdSnapshotSchema } from "@/lib/domain/contract/snapshots";
import { expectAccessible } from "./accessible";
import { canaries, canaryPipeline } from "./canary-pipeline";
import { expect, test, uniqueName } from "./fixtures";
import { SnapshotPage } from "./pages/snapshot-page";

test(
  "a link is previewed, asks for its passphrase, opens the report, and says who opened it",
  { tag: "@both" },
  async ({ signedInPage, admin, newPipeline, newBrowser, watch }) => {
    const { page } = await signedInPage("editor");
    const snapshot = new SnapshotPage(page);
    const id = await newPipeline({ document: canaryPipeline(uniqueName("Payments")) });
    const taken = createdSnapshotSchema.parse(
      await admin.json("POST", `/pipelines/${id}/snapshots`, {
        title: `Before the audit of ${canaries.machine}`,
        note: canaries.snapshotNote,
      }),
    );
    await page.goto(`/snapshots/${taken.id}`);

    await test.step("preview what a reader would see, before there is a link", async () => {
      const form = await snapshot.openShareForm();
      await form.getByRole("checkbox", { name: "owners" }).check();
      const opened = page.context().waitForEvent("page");
      await form.getByRole("button", { name: "Preview as the reader" }).click();
      const preview = await opened;
      await expect(preview.getByRole("complementary", { name: "Preview" })).toContainText(
        /No link is made\. Hidden: notes in \d+ places, evidence in \d+ places and host names in \d+ places\./,
      );
      const drawn = await preview.content();
      expect(drawn).toContain(canaries.nodeOwner);
      for (const hidden of [canaries.nodeNote, canaries.host, canaries.ticket])
        expect(drawn).not.toContain(hidden);
      await expectAccessible(preview, "preview of a link");
      await preview.close();
      await form.getByRole("button", { name: "Cancel" }).click();
      await page.reload();
      await expect(snapshot.links).toContainText("there is no link to it");
    });
    await test.step("a link to the report asks for its passphrase", async () => {
      watch.expectError(/status of 422/);
      const reader = await (await newBrowser()).newPage();
      await reader.goto(
        await snapshot.share({ opens: "The one-page report", passphrase: "nine purple kettles" }),
      );
      const field = reader.getByLabel("Passphrase");
      await expect(field).toBeFocused();
      await expectAccessible(reader, "passphrase of a link");
      expect(await reader.content()).not.toContain("Before the audit");
      await field.fill("nine purple kettle");
      await reader.keyboard.press("Enter");
      await expect(reader.getByRole("alert").filter({ hasText: "not the passphrase" })).toBeVisible();
      await field.fill("nine purple kettles");
      await reader.keyboard.press("Enter");
      await expect(reader.getByText(/^Snapshot 1, Before the audit of \[address\]/)).toBeVisible();
      await expect(reader.getByText(/A redacted copy of snapshot 1/)).toBeVisible();
      await expectAccessible(reader, "shared report");
      const drawn = await reader.content();
      for (const canary of Object.values(canaries)) expect(drawn).not.toContain(canary);
    });

    await test.step("and its editor reads who opened it", async () => {
      await page.reload();
      const item = snapshot.links.getByRole("listitem").filter({ hasText: "Asks for a passphrase" });
      await item.getByText("Who opened it").click();
      await expect(item.getByRole("list")).toContainText(
        /: opened from .*\/.*: wrong passphrase from .*\/(24|48)/s,
      );
      await expectAccessible(page, "snapshot with its links");
    });
  },
);
