import type { Page } from "@playwright/test";
import { aPipeline } from "@/lib/testing/builders";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";

const drawn = aPipeline("Shop")
  .node("ci", { name: "Jenkins", buildsImages: true, position: { x: 0, y: 80 } })
  .node("registry", { name: "Harbor", position: { x: 400, y: 80 } })
  .node("cluster", { name: "Production", position: { x: 800, y: 80 } })
  .edge("ci", "registry", { id: "e1" })
  .edge("registry", "cluster")
  .toDocument();

const title = "Image signing in the build with a protected identity";
const thread = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });

test(
  "an editor asks a viewer, the viewer answers where the workspace lets viewers, the editor resolves",
  { tag: "@both" },
  async ({ signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: drawn });
    const { page: editor, member: edo } = await signedInPage("editor");
    const { page: viewer, member: vera } = await signedInPage("viewer");
    const { page: admin } = await signedInPage("admin");
    const map = new MapPage(editor);

    await test.step("an admin lets viewers comment", async () => {
      await admin.goto("/settings/members");
      const allowed = admin.getByLabel("Viewers may comment");
      await expect(allowed).not.toBeChecked();
      await allowed.check();
      await expect(allowed).toBeEnabled();
      await admin.reload();
      await expect(allowed).toBeChecked();
      await expectAccessible(admin, "members with the rule for comments");
    });

    await test.step("the editor asks on a control, with the list of members by keys alone", async () => {
      await map.open(id);
      await map.card("Jenkins, CI").click();
      const form = await new Inspector(editor).openControl(title);
      await form.row.getByText("Comments on", { exact: false }).click();
      const field = form.row.getByLabel(/^Comment on/);
      await expect(form.row.getByText("No comments yet.")).toBeVisible();
      await field.pressSequentially(`Since when? @${vera.name.slice(0, 3)}`);
      await expect(form.row.getByRole("option", { name: vera.name, exact: true })).toBeVisible();
      await expectAccessible(editor, "a comment that is written");
      await field.pressSequentially(vera.name.slice(3));
      await field.press("Enter");
      await expect(field).toHaveValue(`Since when? @${vera.name} `);
      await form.row.getByRole("button", { name: "Comment", exact: true }).click();
      await expect(thread(editor, "Since when?")).toContainText(edo.name);
      await expect(field).toHaveValue("");
      await expect(map.card("Jenkins, CI")).toHaveAccessibleName(/1 open thread of comments/);
    });

    await test.step("the viewer has it in their work, and answers", async () => {
      await viewer.goto("/me");
      const mine = viewer.getByRole("region", { name: "Comments" });
      await expect(mine).toContainText(`${edo.name}, you are mentioned`);
      await expectAccessible(viewer, "my work with a comment");
      await mine.getByRole("link", { name: /Jenkins/ }).click();
      const asked = thread(viewer, "Since when?");
      await asked.getByRole("button", { name: "Reply" }).click();
      const field = asked.getByLabel(/^Reply on/);
      await expect(field).toBeFocused();
      await field.fill("<b>Since May</b> & \u05d0");
      await field.press("Control+Enter");
      await expect(thread(viewer, "<b>Since May</b> & \u05d0")).toContainText(vera.name);
      await expect(viewer.getByRole("button", { name: /^Delete/ })).toHaveCount(0);
    });

    await test.step("the editor sees the answer without loading the page, has it in their work, and resolves", async () => {
      await expect(thread(editor, "Since May")).toBeVisible();
      await admin.goto(`/pipelines/${id}/comments`);
      await expect(thread(admin, "Since May").getByRole("link", { name: /Jenkins/ })).toBeVisible();
      await expectAccessible(admin, "all comments of a pipeline");
      await thread(editor, "Since May").getByRole("button", { name: "Resolve" }).click();
      await expect(thread(editor, "Since May")).toHaveCount(0);
      await expect(map.card("Jenkins, CI")).not.toHaveAccessibleName(/thread of comments/);
      await expect(thread(admin, "Since May")).toHaveCount(0);
      await admin.getByRole("button", { name: "Resolved" }).click();
      await expect(thread(admin, "Since May")).toContainText(`Resolved by ${edo.name}`);
    });

    await test.step("it is in nobody's work any more, and in the log", async () => {
      await viewer.goto("/me");
      await expect(viewer.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
      await expect(viewer.getByRole("region", { name: "Comments" })).toHaveCount(0);
      await admin.goto(`/pipelines/${id}/activity`);
      await expect(admin.getByText(/resolved a thread on “Image signing in the build/i)).toBeVisible();
      await expect(admin.getByText(/replied on .*Since May/i)).toBeVisible();
    });
  },
);

test("a comment on a connection is on its line, opened again, removed after a question @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: drawn });
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await page.goto(`/pipelines/${id}?edge=e1`);
  await map.ready();
  const { panel } = new Inspector(page);
  await panel.getByText("Comments on Jenkins to Harbor").click();
  await panel.getByLabel("Comment on Jenkins to Harbor").fill("By whom?");
  // What is written is there again after something else was looked at.
  await panel.getByRole("button", { name: "Jenkins", exact: true }).click();
  await panel
    .getByRole("region", { name: "Connections" })
    .getByRole("button", { name: /Harbor/ })
    .click();
  await panel.getByText("Comments on Jenkins to Harbor").click();
  await expect(panel.getByLabel("Comment on Jenkins to Harbor")).toHaveValue("By whom?");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(map.canvas.getByTitle("1 open thread of comments")).toBeVisible();
  await openTab(page, "Comments");
  const said = thread(page, "By whom?");
  await said.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText("No open threads.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Resolved" }).click();
  await said.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await said.getByRole("button", { name: "Reply" }).click();
  await said.getByLabel(/^Reply on/).fill("By the release team.");
  await said.getByRole("button", { name: "Reply", exact: true }).click();
  const answered = thread(page, "By the release team.");
  const remove = async (first: boolean) => {
    const all = answered.getByRole("button", { name: /^Remove the comment of/ });
    await (first ? all.first() : all).click();
    const dialog = page.getByRole("dialog", { name: "Remove this comment?" });
    if (first) await expectAccessible(page, "the question before a comment is removed");
    await dialog.getByRole("button", { name: "Remove comment" }).click();
  };
  await remove(true);
  await expect(said).toHaveCount(0);
  await expect(answered).toContainText("The first comment was removed.");
  await remove(false);
  await expect(answered).toHaveCount(0);
});

test("without a connection a comment waits in this browser, and is sent when there is one", async ({
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_INTERNET_DISCONNECTED/);
  const id = await newPipeline({ document: drawn });
  const { page } = await signedInPage("editor");
  const map = new MapPage(page);
  await map.open(id);
  await map.card("Harbor, Production registry").click();
  const { panel } = new Inspector(page);
  await panel.getByText("Comments on Harbor").click();
  const field = panel.getByLabel("Comment on Harbor");
  await field.fill("Who may push?");
  await page.context().setOffline(true);
  await field.press("Control+Enter");
  await expect(thread(page, "Who may push?")).toContainText("not sent yet");
  await page.context().setOffline(false);
  await expect(thread(page, "Who may push?")).not.toContainText("not sent yet");
});

test("what is refused is in a field again, with why", async ({
  signedInPage,
  newPipeline,
  newMember,
  admin,
  watch,
}) => {
  watch.expectError(/status of 422/);
  const id = await newPipeline({ document: drawn });
  const { page } = await signedInPage("editor");
  const gone = await newMember("viewer");
  const map = new MapPage(page);
  await map.open(id);
  await map.card("Jenkins, CI").click();
  const { panel } = new Inspector(page);
  await panel.getByText("Comments on Jenkins").click();
  const field = panel.getByLabel("Comment on Jenkins");
  await field.fill("x".repeat(4_001));
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel.getByRole("alert")).toContainText("4,001 of at most 4,000 characters");
  await field.fill("");
  await field.pressSequentially(`@${gone.name}`);
  await expect(panel.getByRole("option", { name: gone.name, exact: true })).toBeVisible();
  await field.press("Enter");
  await admin.json("DELETE", `/members/${gone.id}`);
  await field.pressSequentially("look at this");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(
    panel.getByText(`${gone.name} is not a member of this workspace.`, { exact: false }),
  ).toBeVisible();
  const again = panel.getByLabel("Unsaved comment");
  await expect(again).toHaveValue(`@${gone.name} look at this`);
  await again.fill("Look at this");
  await panel.getByRole("button", { name: "Send again" }).click();
  await expect(thread(page, "Look at this")).toBeVisible();
  await expect(again).toHaveCount(0);
});

test("the gaps and the outline say where something is to be answered", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: drawn });
  const { page } = await signedInPage("editor");
  const gaps = new GapsPage(page);
  await gaps.open(id, "?node=ci");
  await gaps.row(title).getByRole("link", { name: title }).click();
  await gaps.panel.getByText(`Comments on ${title}`).click();
  await gaps.panel.getByLabel(`Comment on ${title}`).fill("Whose key?");
  await gaps.panel.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(gaps.row(title).getByTitle("1 open thread of comments")).toBeVisible();
  await openTab(page, "Outline");
  await expect(page.getByTitle("1 open thread of comments")).toBeVisible();
});
