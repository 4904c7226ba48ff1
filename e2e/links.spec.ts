import { randomUUID } from "node:crypto";
import type { Request } from "@playwright/test";
import { createdSnapshotSchema } from "@/lib/domain/contract/snapshots";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { expectAccessible } from "./accessible";
import { canaries, canaryPipeline } from "./canary-pipeline";
import { expect, test, uniqueName } from "./fixtures";
import { SnapshotPage } from "./pages/snapshot-page";

test(
  "a link is previewed, asks for its passphrase, opens the report, and says who opened it",
  { tag: ["@both", "@main"] },
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
        /There is no link yet\. Hidden: notes in \d+ places, evidence in \d+ places, host names in \d+ places and credential rights in \d+ places\./,
      );
      const drawn = await preview.content();
      expect(drawn).toContain(canaries.nodeOwner);
      for (const hidden of [canaries.nodeNote, canaries.host, canaries.ticket])
        expect(drawn).not.toContain(hidden);
      await expectAccessible(preview, "preview of a link");
      await preview.close();
      await form.getByRole("button", { name: "Cancel" }).click();
      await page.reload();
      await expect(snapshot.links).toContainText("No share links yet");
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
      await expect(reader.getByRole("alert").filter({ hasText: "Wrong passphrase" })).toBeVisible();
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
      const item = snapshot.links.getByRole("listitem").filter({ hasText: "Needs a passphrase" });
      await item.getByText("Access log").click();
      await expect(item.getByRole("list")).toContainText(
        /: opened from .*\/.*: wrong passphrase from .*\/(24|48)/s,
      );
      await expectAccessible(page, "snapshot with its links");
    });
  },
);

test(
  "what is shared from the map is a snapshot that is taken for it",
  { tag: "@both" },
  async ({ signedInPage, newPipeline }) => {
    const { page } = await signedInPage("editor");
    const snapshot = new SnapshotPage(page);
    const id = await newPipeline({ document: canaryPipeline(uniqueName("Payments")) });

    await test.step("shared, it is on the page of that snapshot, and no link is made yet", async () => {
      await page.goto(`/pipelines/${id}`);
      await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
      const dialog = page.getByRole("dialog", { name: "Share by link" });
      await expect(dialog).toContainText(
        "A share link shows a snapshot: a frozen copy of the map, its statuses and its posture.",
      );
      await dialog.getByLabel("Title").fill("For the auditor");
      // Where Cancel comes to be once the button says less: the second click is not for it.
      const take = dialog.getByRole("button", { name: "Take snapshot and share" });
      await take.dblclick({ position: { x: 60, y: 10 } });
      const form = page.getByRole("dialog", { name: "Share snapshot" });
      await expect(form.getByRole("button", { name: "Create link" })).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: "For the auditor" })).toBeVisible();
      await form.getByRole("button", { name: "Cancel" }).click();
      await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused();
      await page.reload();
      await expect(snapshot.links).toContainText("No share links yet");
      await expect(form).toBeHidden();
    });

    await test.step("who closes the form while the snapshot is taken stays on the map", async () => {
      await page.goto(`/pipelines/${id}`);
      let answer = () => {};
      const isAnswered = new Promise<void>((done) => (answer = done));
      await page.route("**/snapshots", async (route) => {
        await isAnswered;
        await route.continue();
      });
      await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
      const dialog = page.getByRole("dialog", { name: "Share by link" });
      await dialog.getByLabel("Title").fill("Given up");
      await dialog.getByRole("button", { name: "Take snapshot and share" }).click();
      await expect(dialog.getByRole("button", { name: "Taking snapshot…" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      const asked = page.waitForRequest(
        (request) =>
          request.headers()["rsc"] !== undefined && /^\/(snapshots|pipelines)\/\w+$/.test(pathOf(request)),
      );
      answer();
      expect(pathOf(await asked), "the page that is fetched once the snapshot is taken").toBe(
        `/pipelines/${id}`,
      );
      await page.unroute("**/snapshots");
      await expect(page).toHaveURL(new RegExp(`/pipelines/${id}$`));
    });
  },
);

test(
  "a link to a comparison tells an outsider what differs, and neither who did it nor what is hidden",
  { tag: "@both" },
  async ({ signedInPage, admin, newPipeline, newBrowser, watch }) => {
    const name = uniqueName("Payments");
    const id = await newPipeline({ document: canaryPipeline(name) });
    const take = async (title: string) =>
      createdSnapshotSchema.parse(await admin.json("POST", `/pipelines/${id}/snapshots`, { title })).id;
    await take("Q4 baseline");
    const bodies: readonly OperationBody[] = [
      {
        type: "claim.changed",
        node: "ci",
        control: "ci-worker-egress",
        set: { status: "implemented", note: canaries.claimNote, owner: canaries.claimOwner },
      },
      { type: "node.changed", node: "host", set: { name: `${canaries.host} again` } },
      {
        type: "node.added",
        node: {
          id: "other-host",
          kind: "host",
          stage: "run",
          name: `${canaries.host} too`,
          position: { x: 900, y: 600 },
        },
      },
    ];
    await admin.json("POST", `/pipelines/${id}/operations`, {
      clientId: "a-script",
      operations: bodies.map((body) => ({ ...body, id: randomUUID() })),
    });
    const later = await take(`After ${canaries.machine}`);
    const { page } = await signedInPage("editor");
    const snapshot = new SnapshotPage(page);
    await page.goto(`/snapshots/${later}`);
    const link = await snapshot.share({ opens: "Compared with snapshot 1, Q4 baseline" });
    await page.reload();
    await expect(snapshot.links.getByRole("listitem")).toContainText(/compar/i);

    const reader = await (await newBrowser()).newPage();
    await reader.goto(link);
    const changes = reader.getByRole("complementary", { name: "Changes" });
    await test.step("opened signed out, it says what differs", async () => {
      await expect(reader.getByRole("banner")).toContainText(/Snapshot of .+, not live\. Link expires /);
      await expect(reader).toHaveURL(link.slice(0, link.indexOf("#")));
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText(name);
      await expect(changes).toContainText(
        /From Q4 baseline to After \[address\]: 1 control improved; 1 node added;/,
      );
      await expect(
        changes.getByRole("button", { name: /^Jenkins: Restricted network egress of build jobs/ }),
      ).toContainText(/Missing → Declared/);
      await expect(
        reader.getByText(/A redacted copy of snapshot 2 .*, compared with a copy of snapshot 1\./),
      ).toBeVisible();
      await expectAccessible(reader, "shared comparison");
    });
    await test.step("by keyboard too, and on a phone", async () => {
      await changes.getByRole("button").first().focus();
      await reader.keyboard.press("j");
      await expect(reader.locator("svg [data-card][data-current]")).toBeAttached();
      await reader.setViewportSize({ width: 390, height: 844 });
      await expect(changes).toBeVisible();
      await expectAccessible(reader, "shared comparison on a phone");
    });
    await test.step("nothing hidden is in what is drawn or sent, and nobody is named", async () => {
      const drawn = await reader.content();
      const sent = await (await reader.context().request.get(reader.url())).text();
      expect(sent).toContain("Jenkins");
      for (const html of [drawn, sent])
        for (const hidden of Object.values(canaries)) expect(html).not.toContain(hidden);
    });
    await test.step("and is closed at once when it is revoked", async () => {
      watch.expectError(/status of 404/);
      await snapshot.revoke();
      await reader.reload();
      await expect(reader.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
    });
  },
);

test(
  "the page of a link tells of gates, frameworks and threats what the snapshot's own does",
  { tag: "@both" },
  async ({ signedInPage, admin, newPipeline, newBrowser }) => {
    const { page } = await signedInPage("editor");
    const id = await newPipeline({ document: canaryPipeline(uniqueName("Payments")) });
    const taken = createdSnapshotSchema.parse(
      await admin.json("POST", `/pipelines/${id}/snapshots`, { title: "Q4 baseline" }),
    );
    await page.goto(`/snapshots/${taken.id}`);
    const link = await new SnapshotPage(page).share();
    const reader = await (await newBrowser()).newPage();
    await reader.goto(link);
    for (const title of ["Gates", "Frameworks", "Threats"]) {
      const [own, shared] = [
        page.getByRole("region", { name: title, exact: true }),
        reader.getByRole("region", { name: title, exact: true }),
      ];
      for (const one of [page, reader]) await new SnapshotPage(one).unfold(title);
      await expect(own).toContainText(/.{80}/);
      await expect(shared).toHaveText(await own.innerText(), { useInnerText: true });
    }
    await new SnapshotPage(reader).unfold("Best changes");
    await expect(reader.getByRole("table", { name: /^Changes to fund first/ })).not.toContainText("nobody");
    await expectAccessible(reader, "shared snapshot, unfolded");
    const drawn = await reader.content();
    for (const canary of Object.values(canaries)) expect(drawn).not.toContain(canary);
  },
);

function pathOf(request: Request): string {
  return new URL(request.url()).pathname;
}
