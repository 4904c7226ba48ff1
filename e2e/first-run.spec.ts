import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { startStoryServer } from "./story-server";

const founder = {
  workspace: "Platform team",
  name: "Fay Founder",
  email: "fay@example.test",
  password: "a lantern in the cellar",
};

test("the printed link makes the first admin and the workspace, and nothing else does @main", async ({
  newBrowser,
  watch,
}) => {
  watch.expectError(/status of 4(0[134]|22)/);
  const server = await startStoryServer("sqlite", { withoutAdmin: true });
  try {
    watch.allow(server.url);
    const context = await newBrowser({ baseURL: server.url });
    const page = await context.newPage();

    await test.step("without the link there is no way in", async () => {
      await page.goto("/pipelines");
      await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
      await page.goto("/setup");
      await expect(page.getByText("This set-up link does not work.")).toBeVisible();
      await page.goto(`/setup#${"A".repeat(43)}`);
      await fillIn(page);
      await page.getByRole("button", { name: "Set up Blueline" }).click();
      await expect(page.getByText("This set-up link does not work.")).toBeVisible();
      for (const [path, data] of [
        ["/api/auth/sign-up/email", { name: founder.name, email: founder.email, password: founder.password }],
        [
          "/api/v1/members",
          { name: founder.name, email: founder.email, password: founder.password, role: "admin" },
        ],
        [
          "/api/v1/invitations/accept",
          { secret: "A".repeat(43), name: founder.name, email: founder.email, password: founder.password },
        ],
      ] as const) {
        const answer = await context.request.post(path, { data, headers: { origin: server.url } });
        expect([401, 403, 404], `${path} answered ${answer.status()}`).toContain(answer.status());
      }
    });

    const link = /http:\/\/localhost:\d+\/setup#[\w-]{43}/.exec(server.output())?.[0] ?? "";

    await test.step("the link makes the admin and the workspace", async () => {
      expect(link).toContain(server.url);
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1, name: "Set up Blueline" })).toBeVisible();
      await expect(page).toHaveURL(`${server.url}/setup`);
      await fillIn(page, { password: "password1234" });
      await page.getByRole("button", { name: "Set up Blueline" }).click();
      await expect(page.getByLabel("Password")).toHaveAccessibleDescription(
        "This is among the passwords that attackers guess first.",
      );
      await page.getByLabel("Password").fill(founder.password);
      await page.getByRole("button", { name: "Set up Blueline" }).click();
      await expect(
        page.getByRole("heading", { name: "Where could an unchecked image slip into production?" }),
      ).toBeVisible();
      await page.goto("/settings");
      await expect(page.getByRole("row", { name: /Fay Founder \(you\)/ })).toContainText(founder.email);
      await expect(page.getByLabel("Role of Fay Founder")).toHaveValue("admin");
    });

    await test.step("used a second time it says so", async () => {
      const stranger = await (await newBrowser({ baseURL: server.url })).newPage();
      await stranger.goto(link);
      await expect(
        stranger.getByRole("heading", { level: 1, name: "Blueline is set up already" }),
      ).toBeVisible();
      const again = await stranger.context().request.post("/api/v1/setup", {
        data: { secret: link.slice(link.indexOf("#") + 1), ...founder, email: "eve@example.test" },
        headers: { origin: server.url },
      });
      expect(again.status()).toBe(404);
    });
  } finally {
    await server.stop();
  }
});

async function fillIn(page: Page, { password = founder.password } = {}): Promise<void> {
  await page.getByLabel("Workspace name").fill(founder.workspace);
  await page.getByLabel("Your name").fill(founder.name);
  await page.getByLabel("Email").fill(founder.email);
  await page.getByLabel("Password").fill(password);
}
