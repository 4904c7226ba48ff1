import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createdSnapshotSchema } from "@/lib/domain/contract/snapshots";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";

interface Pushed {
  readonly code: number | null;
  readonly output: string;
}

/** As a CI job calls it, without what the job of these tests has in its environment. */
function push(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Pushed> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["scripts/blueline.mjs", "push", "--evidence-only", ...args], {
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NODE_ENV: "production", ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("close", (code) => resolve({ code, output }));
  });
}

test(
  "a token is made, shown once, pushes from the command line, and is revoked",
  { tag: ["@both", "@main"] },
  async ({ signedInPage, newPipeline, server, secrets }) => {
    const pipeline = await newPipeline({ template: "manual", name: "Shop from CI" });
    const { page, member } = await signedInPage("editor");
    await page.goto("/settings/account");
    await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Tokens" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Tokens" })).toBeVisible();
    await expect(page.getByText("No tokens. A token lets a program")).toBeVisible();

    const token = await test.step("make it, by the keyboard", async () => {
      await page.getByRole("button", { name: "New token" }).focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog", { name: "New token" });
      await dialog.getByLabel("Name").fill("Nightly build");
      await dialog.getByLabel("Pipeline", { exact: true }).selectOption({ label: "Shop from CI" });
      const rights = dialog.getByRole("group", { name: "Rights" });
      await expect(rights.getByRole("checkbox", { checked: true })).toHaveCount(0);
      for (const right of [/^Read/, /^Import repositories/, /^Upload evidence/, /^Take snapshots/])
        await rights.getByRole("checkbox", { name: right }).check();
      await expectAccessible(page, "a new token");
      await dialog.getByLabel("Name").press("Enter");
      const made = page.getByRole("dialog", { name: "Token created" });
      const text = await made.getByLabel("The token, shown only now").inputValue();
      expect(text).toMatch(/^blt_[0-9A-Za-z]{49}$/);
      await expectAccessible(page, "the token, shown once");
      secrets.add(text);
      await made.getByRole("button", { name: "Close" }).click();
      await page.reload();
      await expect(page.getByText("Never used")).toBeVisible();
      expect(await page.content()).not.toContain(text);
      return text;
    });
    const to = ["--server", server.url, "--pipeline", pipeline];

    await test.step("push with it, and see when it was used", async () => {
      const { code, output } = await push([...to, "--commit", "0a1b2c3"], { BLUELINE_TOKEN: token });
      expect([code, output]).toEqual([0, expect.stringContaining("Took snapshot 1: Commit 0a1b2c3.")]);
      await page.goto(`/pipelines/${pipeline}/snapshots`);
      await expect(page.getByText("Commit 0a1b2c3").first()).toBeVisible();
      await expect(page.getByRole("main").getByText(member.name).first()).toBeVisible();
      await page.goto("/settings/tokens");
      await expect(page.getByText("Last used on")).toBeVisible();
    });

    await test.step("it fits a phone", async () => {
      await page.setViewportSize({ width: 390, height: 800 });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(390);
      await expectAccessible(page, "tokens on a phone");
      await page.setViewportSize({ width: 1366, height: 800 });
    });

    await test.step("revoke it: the next push is refused, and says so", async () => {
      await page.getByRole("button", { name: "Revoke Nightly build" }).click();
      const dialog = page.getByRole("dialog", { name: "Revoke this token?" });
      await dialog.getByRole("button", { name: "Revoke" }).click();
      await expect(page.getByText(/^Revoked/)).toBeVisible();
      const { code, output } = await push(to, { BLUELINE_TOKEN: token });
      expect(code).toBe(2);
      expect(output).toContain("401 Not signed in: This token is not valid. Nothing was changed.");
    });
  },
);

test("a CI job pushes without a stored secret, by a rule that says which line of a token does not match", async ({
  signedInPage,
  newPipeline,
  server,
  secrets,
  watch,
}, testInfo) => {
  watch.expectError(/status of 422/);
  const issuer = await makeIssuer();
  const pipeline = await newPipeline({ template: "manual", name: "Shop by a rule" });
  const { page } = await signedInPage("admin");
  await page.goto("/settings/tokens");

  await test.step("make the rule", async () => {
    await page.getByRole("button", { name: "New trust rule" }).click();
    const dialog = page.getByRole("dialog", { name: "New trust rule" });
    await dialog.getByLabel("Name").fill("acme/shop");
    await dialog.getByLabel("Issuer", { exact: true }).fill(issuer.issuer);
    await expect(dialog.getByLabel("Audience")).toHaveValue(server.url);
    await dialog.getByLabel("Subject").fill("*");
    await dialog.getByLabel("Public keys of the issuer").fill(issuer.keys);
    await dialog.getByRole("button", { name: "Create rule" }).click();
    await expect(dialog.getByText("A * there would match every owner")).toBeVisible();
    await dialog.getByLabel("Subject").fill("repo:acme/shop:*");
    const sample = dialog.getByLabel("Identity token of a job");
    await sample.fill("no token");
    await dialog.getByRole("button", { name: "Create rule" }).click();
    await expect(dialog.getByText("The token is not a JWT")).toBeVisible();
    await expect(sample).toBeFocused();
    const job = await issuer.sign({ aud: server.url });
    secrets.add(job);
    await sample.fill(job);
    await dialog.getByRole("button", { name: "Create rule" }).click();
    await expect(page.getByText("No job used it in the last 30 days.")).toBeVisible();
    await expect(page.getByText("required", { exact: true })).toBeVisible();
    await expectAccessible(page, "a trust rule");
  });

  await test.step("compare it with a token of another repository", async () => {
    const other = await issuer.sign({ aud: server.url, sub: "repo:acme/other:ref:refs/heads/main" });
    secrets.add(other);
    await page.getByRole("button", { name: "Test acme/shop" }).click();
    const dialog = page.getByRole("dialog", { name: "Test rule" });
    await dialog.getByLabel("Identity token of a CI job").fill(other);
    await dialog.getByRole("button", { name: "Compare" }).click();
    await expect(dialog.getByText("This token does not match.")).toBeVisible();
    await expect(dialog.getByRole("listitem").filter({ hasText: "does not match" })).toHaveCount(1);
    await expect(dialog.getByText("The token has repo:acme/other:ref:refs/heads/main.")).toBeVisible();
    await expectAccessible(page, "a rule and a token");
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("push", async () => {
    const identity = await issuer.sign({ aud: server.url });
    secrets.add(identity);
    const file = testInfo.outputPath("identity");
    writeFileSync(file, identity);
    const to = ["--server", server.url, "--pipeline", pipeline, "--oidc-token-file", file];
    const { code, output } = await push(to, {});
    expect([code, output]).toEqual([0, expect.stringContaining("Took snapshot 1: Push.")]);
    expect((await push(to, {})).output).toContain("No trust rule accepts this identity token.");
    await page.goto(`/pipelines/${pipeline}/snapshots`);
    await expect(page.getByText("CI: acme/shop").first()).toBeVisible();
    await page.goto("/settings/tokens");
    await page.getByRole("button", { name: "Remove acme/shop" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText("No trust rules. With a rule, a CI job pushes")).toBeVisible();
  });
});

test("an editor accepts a push that failed as the baseline of later ones", async ({
  signedInPage,
  newPipeline,
  admin,
}) => {
  const pipeline = await newPipeline({ template: "manual", name: "Shop accepted" });
  const taken = await admin.json("POST", `/pipelines/${pipeline}/snapshots`, {
    title: "Commit 0a1b2c3",
    gate: ["regression"],
  });
  const { id } = createdSnapshotSchema.parse(taken);
  await admin.json("POST", `/snapshots/${id}/gate`, { outcome: "failed" });
  const { page, member } = await signedInPage("editor");
  await page.goto(`/pipelines/${pipeline}/snapshots`);
  await expect(page.getByText("The push failed its rules (regression).")).toBeVisible();
  await page.getByRole("link", { name: "Commit 0a1b2c3" }).click();
  await page.getByRole("button", { name: "Accept as baseline" }).click();
  const dialog = page.getByRole("dialog", { name: "Accept as baseline?" });
  await expectAccessible(page, "accepting a push");
  await dialog.getByRole("button", { name: "Accept as baseline" }).click();
  await expect(page.getByText(`Accepted as baseline by ${member.name}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept as baseline" })).toHaveCount(0);
  await page.goto(`/pipelines/${pipeline}/snapshots`);
  await expect(page.getByText(`Accepted as baseline by ${member.name}`)).toBeVisible();
});
