import type { Page } from "@playwright/test";
import { testAdmin } from "@/lib/testing/app-server";
import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { canaries, canaryPipeline, saidIn } from "./canary-pipeline";
import { dayFromNow } from "./days";
import { expect, test, uniqueName } from "./fixtures";
import { Inspector, write } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { SignInPage } from "./pages/sign-in-page";
import { SnapshotPage } from "./pages/snapshot-page";

// As most people see it: with what moves.
test.use({ reducedMotion: "no-preference" });

const cards = {
  developer: `${canaries.developer}, Developer`,
  repository: "GitHub, Source repository",
  ci: "Jenkins, CI",
  parents: "Docker Hub, Parent registry",
  registry: "Amazon ECR, Production registry",
  orchestrator: "Amazon EKS, Orchestrator",
  host: `${canaries.host}, Container host`,
} as const;

test("the article's pipeline, drawn from blank and claimed", async ({ page, admin }) => {
  test.slow();
  const name = uniqueName("Payments");
  const map = new MapPage(page);
  const inspector = new Inspector(page);

  await test.step("sign in and begin with a blank pipeline", async () => {
    await page.goto("/");
    await new SignInPage(page).signIn(testAdmin);
    await expect(page).toHaveURL(/\/pipelines$/);
    // Where there is none yet, the list offers other ways to begin: e2e/portfolio.spec.ts.
    await page.goto("/pipelines/new");
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("radio", { name: "Draw it yourself" }).check();
    await page.getByRole("button", { name: "Create pipeline" }).click();
    await map.ready();
    await expect(map.footer).toContainText("0 nodes");
  });
  const id = page.url().split("/").at(-1) ?? "";

  await test.step("add the nodes: by click, by search, by drag", async () => {
    await map.addByClick("Developer");
    await inspector.rename(canaries.developer);
    await map.addBySearch("github");
    await map.addBySearch("jenkins");
    await inspector.openSettings();
    await inspector.panel.getByLabel("Builds images itself").check();
    await map.addBySearch("docker hub");
    await map.addBySearch("ecr");
    await map.addBySearch("eks");
    await map.openPalette();
    await map.search.fill("ec2");
    await map.showAll();
    await map.addByDrag("Amazon EC2 Container host", { x: 860, y: 560 });
    await inspector.rename(canaries.host);
    await expect(map.footer).toContainText("7 nodes");
    await map.showAll();
    for (const card of Object.values(cards)) await expect(map.card(card)).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "EC2 added to the run stage" })).toBeAttached();
  });

  await test.step("connect them: by drawing lines, and in the inspector", async () => {
    await map.drawLine(cards.developer, cards.repository);
    await expectHandOver(page, "Code", { from: canaries.developer, to: "GitHub" });
    await inspector.panel.getByLabel("Manual or automated").selectOption("Manual: a person does it");
    await write(inspector.panel.getByLabel("Note"), canaries.edgeNote);
    await map.drawLine(cards.repository, cards.ci);
    await expectHandOver(page, "Code", { from: "GitHub", to: "Jenkins" });
    await inspector.panel.getByLabel("Manual or automated").selectOption("Automated");
    for (const [card, target] of [
      [cards.parents, "Jenkins"],
      [cards.ci, "Amazon ECR"],
      [cards.registry, "Amazon EKS"],
      [cards.orchestrator, canaries.host],
    ] as const) {
      await map.select(card);
      await inspector.connectTo(target);
      await inspector.panel.getByLabel("Manual or automated").selectOption("Automated");
    }
    await expect(map.footer).toContainText("6 connections, 1 manual");
    await expect(map.canvas.getByText("code, manual")).toBeVisible();
    // What travels is proposed, and can be another thing.
    await inspector.panel.getByLabel("Artifact").selectOption("Deployment manifest");
    await inspector.panel.getByLabel("Artifact").selectOption("Container");
  });

  await test.step("an odd connection is kept, with a warning in words", async () => {
    await map.select(cards.developer);
    await inspector.connectTo("Amazon ECR");
    await inspector.panel.getByLabel("Artifact").selectOption("Image");
    await inspector.panel.getByLabel("Manual or automated").selectOption("Manual: a person does it");
    await expect(inspector.panel).toContainText(
      "Unusual. A push from a laptop straight to a production registry bypasses all CI checks",
    );
    await expect(map.canvas.getByText("image, manual")).toBeVisible();
    await map.expectSaved();
    await page.reload();
    await map.ready();
    await expect(map.footer).toContainText("7 connections, 2 manual");
  });

  await test.step("say what is known of the controls", async () => {
    await map.select(cards.ci);
    await inspector.openSettings();
    await write(inspector.panel.getByLabel("Version", { exact: true }), `2.4 on ${canaries.machine}`);
    await write(inspector.panel.getByLabel("Owner").first(), canaries.nodeOwner);
    await write(inspector.panel.getByLabel("Note").first(), canaries.nodeNote);
    // Twenty and more controls are found by typing.
    const find = inspector.controls.getByRole("searchbox", { name: "Find a control" });
    // By what people call it, too.
    for (const text of ["ephemeral runners", "isolated workers"]) {
      await find.fill(text);
      await expect(inspector.controls.getByRole("listitem")).toHaveCount(1);
    }
    const verified = await inspector.openControl("Isolated single-use build workers");
    await find.fill("");
    await verified.status.selectOption({ label: "In place: declared, or verified if there is evidence" });
    await expect(verified.summary).toContainText("Declared");
    await write(verified.owner, canaries.claimOwner);
    await write(verified.due, dayFromNow(40));
    await write(verified.note, canaries.claimNote);
    await write(verified.ticket, canaries.ticket);
    await verified.addEvidence({
      title: canaries.evidence,
      effective: dayFromNow(-10),
      expires: dayFromNow(80),
      url: canaries.evidenceLink,
    });
    await expect(verified.summary).toContainText("Verified");
    await expect(verified.summary).toContainText("1 piece of evidence");
    const stale = await inspector.openControl("Image signing in the build with a protected identity");
    await stale.status.selectOption({ label: "In place: declared, or verified if there is evidence" });
    await stale.addEvidence({
      title: "Last year's audit",
      effective: dayFromNow(-400),
      expires: dayFromNow(-30),
    });
    await expect(stale.summary).toContainText("Stale");
    const missing = await inspector.openControl("Restricted network egress of build jobs");
    await missing.status.selectOption({ label: "Missing: assessed, and not in place" });
    await expect(missing.summary).toContainText("Missing");
    const planned = await inspector.openControl("Signed SBOM for each image");
    await planned.status.selectOption({ label: "Planned: not in place yet, but planned" });
    await write(planned.due, dayFromNow(20));
    const notApplicable = await inspector.openControl("Isolation of untrusted code");
    await notApplicable.status.selectOption({ label: "Not applicable: the control makes no sense here" });
    await notApplicable.row.getByLabel("Why it does not apply").fill(canaries.reason);
    await notApplicable.row.getByRole("button", { name: "Save", exact: true }).click();
    await write(notApplicable.row.getByLabel("Review on"), dayFromNow(180));
    await expect(notApplicable.summary).toContainText("Not applicable");
    await expect(inspector.controls.getByRole("heading", { level: 3 })).toContainText("1 not applicable");
  });

  await test.step("read what a control means", async () => {
    const claim = await inspector.openControl("Isolated single-use build workers");
    await claim.row.getByText("About this control").click();
    await expect(claim.row.getByText("Why it matters.")).toBeVisible();
    await expect(claim.row.getByText("Supports", { exact: true })).toBeVisible();
    await expect(claim.row.getByText(/^SLSA/).first()).toBeVisible();
  });

  await test.step("undo and redo", async () => {
    await map.card(cards.parents).focus();
    await page.keyboard.press("Enter");
    // The focus goes to what is said of it, where Delete is a key of the text; Escape brings it back.
    await expect(inspector.name).toHaveValue("Docker Hub");
    await page.keyboard.press("Escape");
    await expect(map.card(cards.parents)).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(map.card(cards.parents)).toHaveCount(0);
    await expect(map.footer).toContainText("6 nodes");
    await map.undo.click();
    await expect(map.card(cards.parents)).toBeVisible();
    await expect(map.footer).toContainText("7 connections");
    await expect(map.redo).toHaveAccessibleName("Redo: delete Docker Hub");
    await map.redo.click();
    await expect(map.card(cards.parents)).toHaveCount(0);
    await map.canvas.press("Control+z");
    await expect(map.card(cards.parents)).toBeVisible();
    await map.expectSaved();
  });

  await test.step("the server has it as it was drawn, which is what the next story begins with", async () => {
    // The answer's form is the contract's.
    const { document } = (await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer;
    expect(saidIn(document)).toEqual(saidIn(canaryPipeline(name)));
  });
});

test(
  "the article's pipeline, reviewed, kept and shared",
  { tag: ["@both", "@main"] },
  async ({ signedInPage, newPipeline, newBrowser, watch }) => {
    const name = uniqueName("Payments");
    const { page } = await signedInPage("editor");
    const [map, inspector, snapshot] = [new MapPage(page), new Inspector(page), new SnapshotPage(page)];
    const id = await newPipeline({ document: canaryPipeline(name) });

    await test.step("review the gaps", async () => {
      await map.open(id);
      await page.getByRole("navigation", { name: "Pipeline" }).getByRole("link", { name: "Gaps" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Gaps" })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(
        /is the weakest stage: \d+ of \d+ controls? (is|are) in place, \d+ not assessed\./,
      );
      await expect(page.getByRole("main")).toContainText(
        "2 controls declared in place: 1 verified by current evidence, 1 with expired evidence.",
      );
      const all = Number.parseInt(await page.getByText(/ controls in scope are gaps$/).innerText(), 10);
      await page
        .getByRole("navigation", { name: "Status" })
        .getByRole("link", { name: /^Stale/ })
        .click();
      await expect(page).toHaveURL(/[?&]status=stale/);
      await expect(page.getByRole("status").filter({ hasText: `1 of ${all} gaps` })).toBeVisible();
      await page.goto(`/pipelines/${id}/gaps?stage=build&status=planned`);
      await expect(page.getByRole("rowheader", { name: /Signed SBOM/ })).toContainText(/.{80}/);
      await expect(page.getByRole("row", { name: /Signed SBOM/ })).toContainText("Jenkins");
      await page.getByRole("link", { name: "Signed SBOM for each image" }).click();
      await page
        .getByRole("complementary", { name: "Selected gap" })
        .getByRole("link", { name: "On the map" })
        .click();
      await map.ready();
      await expect(inspector.name).toHaveValue("Jenkins");
      await expect(inspector.controls.getByLabel("Status")).toHaveValue("planned");
    });

    const link = await test.step("take a snapshot and share it", async () => {
      await snapshot.take(`Before the audit of ${canaries.machine}`, canaries.snapshotNote);
      await expect(page.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible();
      await expect(page.getByText(canaries.claimNote)).toBeAttached();
      const whole = await (await page.request.get(`/api/v1${new URL(page.url()).pathname}`)).text();
      for (const canary of Object.values(canaries)) expect(whole).toContain(canary);
      return snapshot.share();
    });

    const guest = await (await newBrowser()).newPage();
    await test.step("open the link, signed out", async () => {
      watch.expectError(/status of 404/);
      await guest.goto(link);
      await expect(guest.getByRole("banner")).toContainText(/Snapshot of .+, not live\. Link expires /);
      await expect(guest).toHaveURL(link.slice(0, link.indexOf("#")));
      await expect(guest.getByRole("heading", { level: 1 })).toHaveText(
        `${name}: Before the audit of [address]`,
      );
      await expect(
        guest.getByRole("img", { name: /Map of .+: 7 nodes, 7 connections, 2 manual/ }),
      ).toBeVisible();
      await expect(
        guest.getByText(
          "Hidden and not in this copy at all: owners, notes, evidence, host names and credential rights.",
        ),
      ).toBeVisible();
      const shared = new SnapshotPage(guest);
      await shared.unfold("Gaps");
      await expect(guest.getByRole("row", { name: /Restricted network egress of build jobs/ })).toContainText(
        "Missing",
      );
      const drawn = await guest.content();
      const sent = await (await guest.context().request.get(guest.url())).text();
      expect(sent).toContain("Jenkins");
      for (const html of [drawn, sent])
        for (const canary of Object.values(canaries)) expect(html).not.toContain(canary);
      const claim = guest
        .getByRole("listitem")
        .filter({ hasText: "Restricted network egress of build jobs" });
      await guest.emulateMedia({ media: "print" });
      await expect(claim, "what is folded stays so on paper").toBeHidden();
      await shared.unfold("Statuses");
      await expect(claim).toBeVisible();
      await expect(guest.getByRole("button", { name: "Print" })).toBeHidden();
      await expect(guest.getByRole("heading", { name: "Gaps" })).toBeVisible();
      await guest.emulateMedia({ media: "screen" });
    });

    await test.step("revoke it", async () => {
      await page.reload();
      await expect(snapshot.links).toContainText("Opened once");
      await snapshot.revoke();
      await guest.reload();
      await expect(guest.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
      await guest.goto(link);
      await expect(guest.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
    });
  },
);

async function expectHandOver(
  page: Page,
  artifact: string,
  ends: { readonly from: string; readonly to: string },
): Promise<void> {
  const inspector = new Inspector(page);
  await expect(inspector.heading).toHaveText("Connection");
  await expect(inspector.panel).toContainText(`${ends.from} to ${ends.to}`);
  await expect(inspector.panel.getByLabel("Artifact").locator("option:checked")).toHaveText(artifact);
}
