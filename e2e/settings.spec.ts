import { expect, test } from "./fixtures";
import { SignInPage } from "./pages/sign-in-page";
import { SnapshotPage } from "./pages/snapshot-page";

const newcomer = { name: "Nia Newcomer", email: "nia@example.test", password: "seven green umbrellas" };

test("an admin invites, changes a role and removes @main", async ({
  signedInPage,
  newBrowser,
  newPipeline,
  watch,
}) => {
  watch.expectError(/status of 40[134]/);
  const id = await newPipeline({ template: "article", name: "Bookshop" });
  const { page: admin } = await signedInPage("admin");
  const guest = await (await newBrowser()).newPage();

  const link = await test.step("invite by link", async () => {
    await admin.goto("/pipelines");
    await admin.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
    await expect(admin.getByRole("heading", { level: 1, name: "Members" })).toBeVisible();
    await admin.getByRole("button", { name: "Invite" }).click();
    const dialog = admin.getByRole("dialog", { name: "Create invitation" });
    await dialog.getByLabel("Role").selectOption({ label: "Editor" });
    await dialog.getByLabel("Email (optional)").fill(newcomer.email);
    await dialog.getByRole("button", { name: "Create invitation" }).click();
    const address = await dialog.getByLabel("The link, shown only now").inputValue();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(admin.getByRole("region", { name: "Open invitations" })).toContainText(
      `${newcomer.email}, as editor`,
    );
    return address;
  });

  await test.step("accept it in another browser, once", async () => {
    await guest.goto(link);
    await expect(guest).toHaveURL(/\/invite$/);
    await expect(guest.getByText(/ invites you to the workspace “.+” as an editor\./)).toBeVisible();
    await guest.getByLabel("Your name").fill(newcomer.name);
    await guest.getByLabel("Email").fill("somebody.else@example.test");
    await guest.getByLabel("Password").fill(newcomer.password);
    await guest.getByRole("button", { name: "Join the workspace" }).click();
    await expect(
      guest.getByRole("alert").filter({ hasText: "This invitation does not work." }),
    ).toBeVisible();
    await guest.getByLabel("Email").fill(newcomer.email);
    await guest.getByLabel("Password").fill(newcomer.password);
    await guest.getByRole("button", { name: "Join the workspace" }).click();
    await expect(guest.getByRole("link", { name: "Bookshop" })).toBeVisible();
    await expect(guest.getByRole("link", { name: "New pipeline" })).toBeVisible();
    const late = await (await newBrowser()).newPage();
    await late.goto(link);
    await expect(late.getByText("This invitation does not work.")).toBeVisible();
  });

  await test.step("change the role", async () => {
    await admin.reload();
    await admin.getByLabel(`Role of ${newcomer.name}`).selectOption("viewer");
    await expect(admin.getByText(`Saved: ${newcomer.name} is now viewer.`)).toBeVisible();
    await guest.goto("/pipelines/new");
    await new SignInPage(guest).signIn(newcomer);
    await expect(guest.getByRole("heading", { name: "Page not found" })).toBeVisible();
    await guest.goto(`/pipelines/${id}`);
    await expect(guest.getByRole("button", { name: "Jenkins, CI" })).toBeVisible();
    await expect(guest.getByRole("button", { name: "Take snapshot" })).toHaveCount(0);
    await guest.goto("/settings/members");
    await expect(guest.getByRole("heading", { name: "Page not found" })).toBeVisible();
  });

  await test.step("remove: the next request is refused", async () => {
    await guest.goto("/pipelines");
    await admin.getByRole("button", { name: `Remove ${newcomer.name}` }).click();
    await admin
      .getByRole("dialog", { name: `Remove ${newcomer.name}?` })
      .getByRole("button", { name: "Remove" })
      .click();
    await expect(admin.getByText("Member removed. Their sessions have ended.")).toBeVisible();
    await expect(admin.getByRole("row", { name: newcomer.name })).toHaveCount(0);
    expect((await guest.context().request.get("/api/v1/pipelines")).status()).toBe(401);
    await guest.getByRole("link", { name: "Bookshop" }).click();
    await expect(guest.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await guest.getByLabel("Email").fill(newcomer.email);
    await guest.getByLabel("Password").fill(newcomer.password);
    await guest.getByRole("button", { name: "Sign in" }).click();
    await expect(guest.getByText("Email and password do not match an account.")).toBeVisible();
  });

  await test.step("all of it is in the security record", async () => {
    await admin.getByRole("link", { name: "Audit log" }).click();
    await expect(admin.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
    const entries = admin.getByRole("table", { name: "Entries, newest first" });
    for (const text of [
      `${newcomer.email} could not sign in (wrong address or password)`,
      `removed ${newcomer.name}`,
      `changed the role of ${newcomer.name} from editor to viewer`,
      `${newcomer.name} joined with an invitation as an editor`,
      `invited ${newcomer.email} as an editor`,
    ])
      await expect(entries.getByRole("row", { name: text })).toBeVisible();
    await admin.getByLabel("Outcome").selectOption("Refused");
    await admin.getByRole("button", { name: "Apply" }).click();
    await expect(admin).toHaveURL(/outcome=refused/);
    await expect(entries.getByRole("row", { name: `removed ${newcomer.name}` })).toHaveCount(0);
    const download = admin.waitForEvent("download");
    await admin.getByRole("link", { name: "CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
  });
});

test("a reset link sets a new password and ends the sessions", async ({
  signedInPage,
  newBrowser,
  watch,
}) => {
  watch.expectError(/status of 40[14]/);
  const { page: admin } = await signedInPage("admin");
  const { page: forgetful, member } = await signedInPage("viewer");
  await forgetful.goto("/settings");
  await expect(forgetful.getByText("(this one)")).toBeVisible();
  await admin.goto("/settings/members");
  await admin.getByRole("button", { name: `Reset link for ${member.name}` }).click();
  const dialog = admin.getByRole("dialog", { name: `Password reset link for ${member.name}` });
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByLabel("The link, shown only now").inputValue();

  const page = await (await newBrowser()).newPage();
  await page.goto(link);
  await page.getByLabel("New password").fill("nine blue umbrellas");
  await page.getByRole("button", { name: "Set new password" }).click();
  await expect(page.getByText("Password changed. Sign in with the new one.")).toBeVisible();
  await new SignInPage(page).signIn({ email: member.email, password: "nine blue umbrellas" });
  await expect(page.getByRole("heading", { level: 1, name: "Pipelines" })).toBeVisible();
  await forgetful.reload();
  await expect(forgetful.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("a person chooses a theme, which stays, and signs out", async ({ signedInPage }) => {
  const { page, member } = await signedInPage("editor");
  await page.goto("/settings/account");
  await expect(page.getByRole("main").getByText(member.email)).toBeVisible();
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await page.getByRole("group", { name: "Theme" }).first().getByText("Dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/pipelines");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("a phone shows each member with their role and what can be done", async ({ signedInPage }) => {
  const { page } = await signedInPage("admin");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/settings/members");
  const row = page.getByRole("row").last();
  await expect(row).toBeVisible();
  // Down to the last, however many there are; not sideways, which is what nobody should have to do.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(row.getByRole("combobox")).toBeInViewport({ ratio: 1 });
  await expect(row.getByRole("button", { name: /^Reset link/ })).toBeInViewport({ ratio: 1 });
});

test("an admin sees every link of the workspace, and switches sharing off and on", async ({
  signedInPage,
  newBrowser,
  newPipeline,
  watch,
}) => {
  watch.expectError(/status of 404/);
  const { page: editor } = await signedInPage("editor");
  const { page: admin } = await signedInPage("admin");
  const guest = await (await newBrowser()).newPage();
  await editor.goto(`/pipelines/${await newPipeline({ template: "article", name: "Web shop" })}`);
  const snapshot = new SnapshotPage(editor);
  await snapshot.take("Q4 baseline", "");
  await guest.goto(await snapshot.share());
  await expect(guest.getByRole("banner")).toContainText("not live");

  await admin.goto("/settings/shares");
  const item = admin.getByRole("listitem").filter({ hasText: "Web shop, snapshot 1: Q4 baseline" });
  await expect(item).toContainText(/Works until .*\. Opened once, last on /);
  const allowed = admin.getByRole("checkbox", { name: "Editors may share snapshots by link" });
  const save = async () => {
    await admin.getByRole("button", { name: "Save" }).click();
    await expect(admin.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  };
  await allowed.uncheck();
  await save();
  await expect(item).toContainText("Does not work: sharing is off");
  await guest.reload();
  await expect(guest.getByRole("heading", { level: 1, name: "This link does not work" })).toBeVisible();
  await allowed.check();
  await save();
  await guest.reload();
  await expect(guest.getByRole("banner")).toContainText("not live");
});
