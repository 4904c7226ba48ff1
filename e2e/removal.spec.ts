import type { Page } from "@playwright/test";
import { signIn } from "@/lib/testing/api-client";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const shows = { owners: false, notes: false, evidence: false, hosts: false };
const secretsIn = (made: unknown) => (made as { readonly url: string }).url.split("#")[1] ?? "";

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0);
}

test(
  "an admin who removes another reads what goes with them, and takes over a rule and the links",
  { tag: ["@both", "@main"] },
  async ({ server, signedInPage, newMember, newPipeline, secrets }) => {
    const leaver = await newMember("admin");
    const member = await newMember("viewer");
    const api = await signIn(server.url, leaver);
    const pipeline = await newPipeline({ template: "manual", name: "Shop of the leaver" });
    const ids = { invited: "guest@example.test", rules: ["acme/keep", "acme/end"] };

    await test.step("the other admin gives all that can be given", async () => {
      const { id } = (await api.json("POST", `/pipelines/${pipeline}/snapshots`, { title: "Audit" })) as {
        readonly id: string;
      };
      secrets.add(secretsIn(await api.json("POST", "/invitations", { role: "admin", email: ids.invited })));
      const { members } = (await api.json("GET", "/members")) as {
        readonly members: readonly { readonly id: string; readonly email: string }[];
      };
      const to = members.find(({ email }) => email === member.email)?.id ?? "";
      secrets.add(secretsIn(await api.json("POST", `/members/${to}/reset`)));
      secrets.add(secretsIn(await api.json("POST", `/snapshots/${id}/shares`, { show: shows })));
      for (const name of ids.rules) await api.json("POST", "/tokens/rules", aTrustRule({ name }));
    });

    const { page } = await signedInPage("admin", { viewport: { width: 1440, height: 900 } });
    const invitations = page.getByRole("region", { name: "Open invitations" });
    const resets = page.getByRole("region", { name: "Open reset links" });

    await test.step("the reset link is listed beside the invitation", async () => {
      await page.goto("/settings/members");
      await expect(invitations).toContainText(ids.invited);
      await expect(resets.getByRole("listitem").filter({ hasText: member.name })).toContainText(
        `created by ${leaver.name}`,
      );
    });

    await test.step("a lesser role says what ends, and can be left", async () => {
      await page.getByLabel(`Role of ${leaver.name}`).selectOption("editor");
      const dialog = page.getByRole("dialog", { name: `Change ${leaver.name} to editor?` });
      await expect(dialog).toContainText("2 trust rules: acme/keep and acme/end");
      await expect(dialog).not.toContainText("share link");
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await expect(page.getByLabel(`Role of ${leaver.name}`)).toHaveValue("admin");
    });

    await test.step("the removal says what goes, with names", async () => {
      await page.getByRole("button", { name: `Remove ${leaver.name}` }).click();
      const dialog = page.getByRole("dialog", { name: `Remove ${leaver.name}?` });
      const ends = dialog.getByRole("region", { name: "Also ends" });
      for (const text of [
        `1 invitation: ${ids.invited}, as admin`,
        `1 password reset link: ${member.name}`,
        "1 share link: Audit of Shop of the leaver",
        "2 trust rules: acme/keep and acme/end",
      ])
        await expect(ends).toContainText(text);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, "the removal of a member");
      await page.setViewportSize({ width: 1440, height: 900 });
      await ends
        .getByRole("checkbox", { name: "Take over acme/keep: you become responsible for it" })
        .check();
      await ends.getByRole("checkbox", { name: "Keep it: you become responsible for it" }).check();
      await dialog.getByRole("button", { name: "Remove" }).click();
      await expect(page.getByText("Member removed. Their sessions have ended.")).toBeVisible();
      await expect(invitations).not.toContainText(ids.invited);
      await expect(resets).not.toContainText(member.name);
    });

    await test.step("what was taken over says by whom, and the rest is gone", async () => {
      await page.goto("/settings/tokens");
      const rule = page.getByRole("listitem").filter({ hasText: "acme/keep" });
      await expect(rule).toContainText("taken over by");
      await expect(rule.getByRole("button", { name: "Turn on" })).toHaveCount(0);
      await expect(page.getByText("acme/end")).toHaveCount(0);
      await page.goto("/settings/shares");
      const share = page.getByRole("listitem").filter({ hasText: `Created by ${leaver.name}` });
      await expect(share).toContainText("taken over by");
      await page.goto("/settings/audit");
      await expect(page.getByRole("row", { name: `removed ${leaver.name}, which ended` })).toContainText(
        "and took over 1 trust rule and 1 share link",
      );
      await page.goto("/settings/tokens");
      await page.getByRole("button", { name: "Remove acme/keep" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
      await expect(page.getByText("acme/keep")).toHaveCount(0);
    });
  },
);

test("a reset link is withdrawn from its list @main", async ({
  signedInPage,
  newMember,
  newBrowser,
  watch,
}) => {
  watch.expectError(/status of 404/);
  const member = await newMember("viewer");
  const { page } = await signedInPage("admin");
  await page.goto("/settings/members");
  await page.getByRole("button", { name: `Reset link for ${member.name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Password reset link for ${member.name}` });
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByLabel("The link, shown only now").inputValue();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.goto("/settings/members");
  const withdraw = page.getByRole("button", { name: `Withdraw the reset link for ${member.name}` });
  await withdraw.click();
  await expect(page.getByText("Reset link withdrawn.")).toBeVisible();
  await expect(withdraw).toHaveCount(0);
  const guest = await (await newBrowser()).newPage();
  await guest.goto(link);
  await guest.getByLabel("New password").fill("nine blue umbrellas");
  await guest.getByRole("button", { name: "Set new password" }).click();
  await expect(guest.getByText("This reset link does not work.")).toBeVisible();
});

test("the operators of a trust rule are named in its form and changed in its list", async ({
  admin,
  signedInPage,
  newMember,
}) => {
  const first = await newMember("editor");
  const second = await newMember("editor");
  const { id: team } = (await admin.json("POST", "/teams", { name: "Release crew" })) as {
    readonly id: string;
  };
  const { page } = await signedInPage("admin", { viewport: { width: 1024, height: 800 } });
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New trust rule" }).click();
  const form = page.getByRole("dialog", { name: "New trust rule" });
  await form.getByLabel("Name").fill("acme/operated");
  await form.getByLabel("Issuer", { exact: true }).fill("https://ci.example");
  await form.getByLabel("Subject").fill("repo:acme/operated:*");
  await form.getByLabel("Public keys of the issuer").fill(aTrustRule().keys ?? "");
  await form.getByRole("checkbox", { name: first.name }).check();
  await form.getByRole("checkbox", { name: "Release crew (team)" }).check();
  await expectAccessible(page, "a trust rule with operators");
  await form.getByRole("button", { name: "Create rule" }).click();
  const rule = page.getByRole("listitem").filter({ hasText: "acme/operated" });
  await expect(rule).toContainText(`Operated by Release crew and ${first.name}`);
  await rule.getByRole("button", { name: "Operators of acme/operated" }).click();
  const dialog = page.getByRole("dialog", { name: "Operators of acme/operated" });
  await expect(dialog.getByRole("checkbox", { name: first.name })).toBeChecked();
  await dialog.getByRole("checkbox", { name: first.name }).uncheck();
  await dialog.getByRole("checkbox", { name: second.name }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rule).toContainText(`Operated by Release crew and ${second.name}`);
  await page.getByRole("button", { name: "Remove acme/operated" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(rule).toHaveCount(0);
  await admin.json("DELETE", `/teams/${team}`);
});
