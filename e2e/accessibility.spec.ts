import { testAdmin } from "@/lib/testing/app-server";
import { signIn } from "@/lib/testing/api-client";
import { expectAccessible } from "./accessible";
import { articleWithLaptop } from "./article-with-laptop";
import { claimedArticle, tellingNodes } from "./claimed-article";
import { expect, test } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";
import { SnapshotPage } from "./pages/snapshot-page";
import { startStoryServer } from "./story-server";

test.slow();

test("pages of a server that nobody has used yet", async ({ newBrowser, watch }) => {
  const server = await startStoryServer("sqlite", { withoutAdmin: true });
  try {
    watch.allow(server.url);
    const page = await (await newBrowser({ baseURL: server.url })).newPage();
    await page.goto("/setup");
    await expectAccessible(page, "set-up without a link");
    await page.goto(`/setup#${"A".repeat(43)}`);
    await expect(page.getByLabel("Workspace name")).toBeVisible();
    await expectAccessible(page, "set-up");
    const secret = /\/setup#([\w-]{43})/.exec(server.output())?.[1];
    const { name, email, password } = testAdmin;
    await page.request.post("/api/v1/setup", {
      data: { secret, workspace: "Platform", name, email, password },
      headers: { origin: server.url },
    });
    await page.request.post("/api/auth/sign-in/email", {
      data: { email, password },
      headers: { origin: server.url },
    });
    await page.goto("/pipelines");
    await expect(page.getByRole("heading", { name: /slip into production/ })).toBeVisible();
    await expectAccessible(page, "empty list of pipelines");
    await (await signIn(server.url)).json("POST", "/pipelines", { name: "Nothing on it" });
    await page.reload();
    await expectAccessible(page, "list with an empty pipeline");
  } finally {
    await server.stop();
  }
});

test("pages for anyone who is not signed in @main", async ({ page, watch }) => {
  watch.expectError(/status of 40[14]/);
  await page.goto("/sign-in");
  await expectAccessible(page, "sign-in");
  await page.getByLabel("Email").fill("nobody@example.test");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await expectAccessible(page, "sign-in, refused");
  for (const path of ["/invite", "/reset"]) {
    await page.goto(path);
    await expectAccessible(page, `${path} without its secret`);
    await page.goto(`${path}#${"A".repeat(43)}`);
    await expect(page.getByRole("textbox").first()).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto("/setup");
  await expect(page.getByRole("heading", { name: "Blueline is set up already" })).toBeVisible();
  await expectAccessible(page, "set-up, done");
  await page.goto("/s/0123456789012345678901234");
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await expectAccessible(page, "a link that does not work");
});

test("lists and settings @main", async ({ signedInPage, newPipeline, watch }) => {
  watch.expectError(/status of 404/);
  await newPipeline({ document: claimedArticle("Filed payments") });
  await newPipeline({ template: "article" });
  const { page } = await signedInPage("admin");
  await page.goto("/pipelines");
  await expect(page.getByRole("link", { name: "Filed payments" })).toBeVisible();
  await expectAccessible(page, "list of pipelines");
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await expectAccessible(page, "the menu");
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("link", { name: "Help" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
  await expectAccessible(page, "help");
  await page.getByRole("link", { name: "Glossary" }).click();
  await expect(
    page
      .getByRole("definition")
      .filter({ hasText: /^A control that can block an artifact before production\.Also: security gate$/ }),
  ).toBeVisible();
  await expectAccessible(page, "the glossary");
  await page.goto("/pipelines");
  await page.getByRole("button", { name: "More for Filed payments" }).click();
  await expectAccessible(page, "the menu of a pipeline");
  await page.getByRole("button", { name: "Name, owner and tags" }).click();
  const filing = page.getByRole("dialog", { name: "Name, owner and tags of Filed payments" });
  await expect(filing).toBeVisible();
  await expectAccessible(page, "name, owner and tags");
  await page.keyboard.press("Escape");
  await expect(filing).toBeHidden();
  await page.getByRole("button", { name: "More for Filed payments" }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await expectAccessible(page, "the question before archiving");
  await page.goto("/pipelines/new");
  await expectAccessible(page, "new pipeline");
  await page.getByRole("radio", { name: "Import a file" }).check();
  await expectAccessible(page, "new pipeline from a file");
  await page.goto("/settings/members");
  await expectAccessible(page, "members");
  await page.getByRole("button", { name: "Invite" }).click();
  await expectAccessible(page, "invite");
  await page.getByRole("button", { name: "Create invitation" }).click();
  await expect(page.getByLabel("The link, shown only now")).toBeVisible();
  await expectAccessible(page, "the invitation's link");
  await page.goto("/settings/shares");
  await expectAccessible(page, "shares");
  await page.goto("/settings/tokens");
  await expectAccessible(page, "tokens");
  await page.getByRole("button", { name: "New trust rule" }).click();
  await expectAccessible(page, "a new trust rule");
  await page.goto("/settings/audit?outcome=refused");
  await expectAccessible(page, "audit log");
  await page.goto("/settings/account");
  await expect(page.getByText("(this one)")).toBeVisible();
  await expectAccessible(page, "account");
  await page.goto("/nothing-here");
  await expectAccessible(page, "not found");
});

test("the map", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const inspector = new Inspector(page);
  await map.open(await newPipeline({ name: "Nothing on it" }));
  await expectAccessible(page, "empty map");
  await map.open(await newPipeline({ document: claimedArticle("Payments") }));
  await expectAccessible(page, "map");
  await test.step("on a phone the palette opens over the map, and closes", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await map.tool("More").click();
    await map.openPalette();
    await map.tool("Add").click();
    await expect(map.palette).toBeHidden();
    await page.setViewportSize({ width: 1366, height: 800 });
  });
  await map.openPalette();
  await map.search.fill("registry");
  await expectAccessible(page, "map with a search in the palette");
  await map.select("Jenkins, CI");
  await inspector.openSettings();
  const claim = await inspector.openControl("Isolated single-use build workers");
  await claim.row.getByText("About this control").click();
  await expect(claim.row.getByText("Why it matters.")).toBeVisible();
  await claim.row.getByRole("button", { name: "Add evidence" }).click();
  await expectAccessible(page, "inspector of a node, all of it open");
  await inspector.panel
    .getByRole("region", { name: "Connections" })
    .getByRole("button", { name: "Production registry" })
    .click();
  await expect(inspector.heading).toHaveText("Connection");
  await expectAccessible(page, "inspector of a connection");
  await page.keyboard.press("Escape");
  await map.canvas.press("Control+a");
  await expectAccessible(page, "inspector of a selection");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Take snapshot" }).click();
  await expectAccessible(page, "map with a dialog");
});

test("what the analysis finds, beside the map", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  const id = await newPipeline({ document: articleWithLaptop("Payments") });
  for (const [finding, shown] of [
    ["bypasses", /gates are bypassed/],
    ["adm-image-signature", /nothing on this path verifies a signature/],
    ["choke-points", /on every path to at least one target/],
    ["reaches:ci", /^If Jenkins were compromised/],
    ["reached-by:hosts", /other nodes reach Container hosts/],
  ] as const) {
    await page.goto(`/pipelines/${id}?finding=${finding}`);
    await map.ready();
    await expect(page.getByText(shown).first()).toBeVisible();
    await expectAccessible(page, `finding ${finding}`);
  }
});

test("what opens over the map to do or to add something", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  await map.open(await newPipeline({ document: claimedArticle("Payments") }));
  await map.select("Jenkins, CI");
  for (const [key, dialog] of [
    ["Control+k", "Search or run a command"],
    ["a", "After Jenkins"],
  ] as const) {
    await map.card("Jenkins, CI").focus();
    await page.keyboard.press(key);
    await expect(tools.dialog(dialog).getByRole("option").first()).toBeVisible();
    await expectAccessible(page, dialog);
    await page.keyboard.type("no such thing anywhere");
    await expect(tools.dialog(dialog).getByRole("option")).toHaveCount(0);
    await expectAccessible(page, `${dialog}, with nothing found`);
    await page.keyboard.press("Escape");
    await expect(tools.dialog(dialog)).toBeHidden();
  }
});

test("the ways past the gates", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  await page.goto(
    `/pipelines/${await newPipeline({ document: claimedArticle("Payments") })}/ways-in?view=bypasses`,
  );
  await expect(page.getByRole("button", { name: /^Plan it/ }).first()).toBeEnabled();
  await expectAccessible(page, "bypasses");
  for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click();
  await expectAccessible(page, "bypasses, all of it open");
  await page.goto(
    `/pipelines/${await newPipeline({ name: "Nothing on it" })}/ways-in?view=bypasses&proof=proven`,
  );
  await expectAccessible(page, "no bypasses");
});

for (const [name, ...addresses] of [
  ["frameworks", "requirement=4.1.1", "framework=nist-ssdf-1.1&proof=proven&status=nonsense"],
  ["threats", "technique=T1525", "status=mitigated&proof=proven"],
] as const)
  test(name, async ({ signedInPage, newPipeline }) => {
    const { page } = await signedInPage("viewer");
    const id = await newPipeline({ document: claimedArticle("Payments", tellingNodes) });
    for (const address of addresses) {
      await page.goto(`/pipelines/${id}/${name}?${address}`);
      await expectAccessible(page, `${name}, ${address}`);
    }
    await page.goto(`/pipelines/${await newPipeline({ name: "Nothing on it" })}/${name}`);
    await expectAccessible(page, `${name} of an empty pipeline`);
  });

test("gaps", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const id = await newPipeline({ document: claimedArticle("Payments", tellingNodes) });
  await page.goto(`/pipelines/${id}/gaps`);
  await expectAccessible(page, "gaps");
  for (const summary of await page.getByRole("main").locator("summary").filter({ visible: true }).all())
    await summary.click();
  await expectAccessible(page, "gaps with more filters and all frameworks of one");
  await page.goto(`/pipelines/${id}/gaps?proof=proven&stage=run&status=nonsense`);
  await expectAccessible(page, "gaps, filtered");
  await page.goto(`/pipelines/${id}/snapshots`);
  await expectAccessible(page, "no snapshot yet");
});

test("snapshots and a shared page", async ({ admin, signedInPage, newPipeline, newBrowser, watch }) => {
  watch.expectError(/status of 404/);
  const { page } = await signedInPage("editor");
  // Fewer nodes are as telling, and looked at in less time.
  const id = await newPipeline({
    document: claimedArticle("Payments", ["developer", "check-in", "production-registry"]),
  });
  await admin.json("POST", `/pipelines/${id}/snapshots`, { title: "First" });
  await page.goto(`/pipelines/${id}`);
  const snapshot = new SnapshotPage(page);
  await snapshot.take("Second", "With a note.");
  await page.getByRole("button", { name: "Share" }).click();
  await expectAccessible(page, "share");
  await page.keyboard.press("Escape");
  const link = await snapshot.share();
  await expectAccessible(page, "snapshot with a link");
  await page.goto(`/pipelines/${id}/snapshots`);
  await expectAccessible(page, "snapshots");
  const guest = await (await newBrowser()).newPage();
  await guest.goto(link);
  await expect(guest.getByRole("banner")).toContainText("not live");
  await expectAccessible(guest, "shared page");
});
