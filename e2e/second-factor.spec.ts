import type { Page } from "@playwright/test";
import { codeFor } from "@/lib/testing/totp";
import { ageSessions } from "./age-sessions";
import { expectAccessible } from "./accessible";
import { expect, type Member, test } from "./fixtures";
import { holdBack } from "./hold-back";
import { SignInPage } from "./pages/sign-in-page";

/** Sets one up on the account page. @returns what an app would have read from the QR code, and the recovery codes */
async function setUp(page: Page, { password }: Member) {
  const section = page.getByRole("region", { name: "Second factor" });
  await section.getByRole("button", { name: "Set up second factor" }).click();
  await section.getByLabel("Your password").fill(password);
  await section.getByRole("button", { name: "Continue" }).click();
  await expect(section.getByRole("img", { name: /^QR code/ })).toBeVisible();
  const key = (await section.getByText(/^[A-Z2-7 ]{40,}$/).innerText()).replaceAll(" ", "");
  const address = `otpauth://totp/Blueline?secret=${key}`;
  await section.getByLabel("Code from the app").fill("000000");
  await section.getByRole("button", { name: "Turn on" }).click();
  await expect(section.getByText("This is not the code that the app shows now.")).toBeVisible();
  await section.getByLabel("Code from the app").fill(await codeFor(address));
  await section.getByRole("button", { name: "Turn on" }).click();
  await expect(section.getByText("Second factor set up.")).toBeVisible();
  await expect(section.getByText("On: signing in takes your password")).toBeVisible();
  const codes = await section.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  return { address, codes };
}

async function enterPassword(page: Page, { email, password }: Member): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Code from your authenticator app")).toBeFocused();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code from your authenticator app").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a second factor is set up, used, lost and recovered @both", async ({
  signedInPage,
  newBrowser,
  watch,
}) => {
  watch.expectError(/status of 4(01|03|09|22)/);
  const { page, member } = await signedInPage("editor");
  const { address, codes } = await test.step("set up with an app, at the first right code", async () => {
    await page.goto("/settings/account");
    const made = await setUp(page, member);
    await expectAccessible(page, "recovery codes");
    return made;
  });
  const [first = "", second = "", unused = ""] = codes;

  await test.step("signing in takes a code besides the password", async () => {
    await page.getByRole("button", { name: /^Your menu/ }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/sign-in/);
    await enterPassword(page, member);
    await expectAccessible(page, "the code at sign-in");
    await enterCode(page, "000000");
    await expect(page.getByRole("alert").filter({ hasText: "is wrong" })).toBeVisible();
    await enterCode(page, await codeFor(address, 1));
    await expect(page.getByRole("heading", { level: 1, name: /^Pipelines/ })).toBeVisible();
  });

  await test.step("the phone is lost: a recovery code lets in, once, and new ones replace them", async () => {
    const other = await (await newBrowser()).newPage();
    await enterPassword(other, member);
    await enterCode(other, first);
    await expect(other.getByRole("heading", { level: 1, name: /^Pipelines/ })).toBeVisible();
    await other.goto("/settings/account");
    const section = other.getByRole("region", { name: "Second factor" });
    await section.getByRole("button", { name: "New recovery codes" }).click();
    await section.getByLabel("Your password").fill(member.password);
    await section.getByLabel("Code from your app, or a recovery code").fill(second);
    await section.getByRole("button", { name: "Create new codes" }).click();
    await expect(section.getByRole("listitem")).toHaveCount(10);
    const third = await (await newBrowser()).newPage();
    await enterPassword(third, member);
    await enterCode(third, unused);
    await expect(
      third.getByRole("alert").filter({ hasText: "not one of your recovery codes" }),
    ).toBeVisible();
  });
});

test("a second factor is taken away by an admin, and asked of everybody @both", async ({
  signedInPage,
  newMember,
  newBrowser,
  server,
  watch,
}) => {
  watch.expectError(/status of 4(01|03|09|22)/);
  const { page, member } = await signedInPage("editor");
  await page.goto("/settings/account");
  await setUp(page, member);
  const { page: admin, member: ada } = await signedInPage("admin");
  await test.step("all is lost: an admin, who proves again who they are, takes it away", async () => {
    await ageSessions(server, ada.id, 11);
    await admin.goto("/settings/members");
    const remove = () => admin.getByRole("button", { name: `Remove second factor of ${member.name}` });
    await remove().click();
    const asked = admin.getByRole("dialog", { name: `Remove second factor of ${member.name}?` });
    await asked.getByRole("button", { name: "Remove second factor" }).click();
    const proof = admin.getByRole("dialog", { name: "Confirm that it is you" });
    await proof.getByLabel("Your password").fill("not the password");
    await proof.getByRole("button", { name: "Confirm" }).click();
    await expect(proof.getByText("This is not your password.")).toBeVisible();
    await expectAccessible(admin, "the proof of who it is");
    await proof.getByLabel("Your password").fill(ada.password);
    await proof.getByRole("button", { name: "Confirm" }).click();
    await expect(admin.getByText("Second factor removed.")).toBeVisible();
    await expect(remove()).toHaveCount(0);
    const fresh = await (await newBrowser()).newPage();
    await fresh.goto("/sign-in");
    await new SignInPage(fresh).signIn(member);
  });

  await test.step("everybody needs one: who has none is led to it", async () => {
    const everybody = admin.getByRole("checkbox", { name: "Require a second factor for all members" });
    await everybody.check();
    await expect(admin.getByText("Set up a second factor for your own account first.")).toBeVisible();
    await expect(everybody).not.toBeChecked();
    await admin.goto("/settings/account");
    await setUp(admin, ada);
    await admin.goto("/settings/members");
    await expect(admin.getByRole("row", { name: new RegExp(ada.name) })).toContainText("on");
    await everybody.check();
    // It can be pressed again once it is saved.
    await expect(everybody).toBeEnabled();
    await expect(everybody).toBeChecked();
    try {
      const newcomer = await newMember("viewer").catch(() => undefined);
      // The first admin, who makes members in these stories, has none yet and may not.
      expect(newcomer).toBeUndefined();
      const left = await (await newBrowser()).newPage();
      await left.goto("/sign-in?next=/pipelines");
      await new SignInPage(left).signIn(member);
      await expect(left).toHaveURL(/\/settings\/account$/);
      await expect(left.getByText("Your workspace requires a second factor.")).toBeVisible();
      await setUp(left, member);
      await left.goto("/pipelines");
      await expect(left.getByRole("heading", { level: 1, name: /^Pipelines/ })).toBeVisible();
    } finally {
      await everybody.uncheck();
      await expect(everybody).toBeEnabled();
      await expect(everybody).not.toBeChecked();
    }
  });
});

test("while others guess, the browser proves that it does not, and signs in by itself", async ({
  page,
  newMember,
  server,
  watch,
}) => {
  watch.expectError(/status of 429/);
  const member = await newMember("viewer");
  const button = page.getByRole("button", { name: "Sign in" });
  const told = page.getByRole("status").filter({ hasText: "against password guessing" });

  await test.step("it says what it does and for how long, and can be called off", async () => {
    await holdBack(server, member.email, 6);
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(member.email);
    await page.getByLabel("Password").fill(member.password);
    await page.getByLabel("Password").press("Enter");
    await expect(told).toContainText("usually takes a few minutes");
    await expect(page.getByLabel("Code from your authenticator app, if you use one")).toBeVisible();
    await expectAccessible(page, "proving that it is not guessing");
    await page.getByRole("button", { name: "Cancel" }).press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "Try again in 4 minutes" })).toBeVisible();
    await expect(button).toBeFocused();
  });

  await test.step("done, it signs in long before the wait is over", async () => {
    await holdBack(server, member.email, 0);
    const proof = page.waitForRequest((request) => request.postData()?.includes("nonce") === true);
    await button.press("Enter");
    await expect(told).toContainText("usually takes a few seconds");
    await proof;
    await expect(page.getByRole("heading", { level: 1, name: /^Pipelines/ })).toBeVisible();
  });
});
