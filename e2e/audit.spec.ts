import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";

test("an admin reads who did what to whom, finds what was refused, and takes it away @both @main", async ({
  admin,
  newMember,
  signedInPage,
  server,
}) => {
  const person = await newMember("viewer");
  await admin.json("PATCH", `/members/${person.id}`, { role: "editor" });
  const refused = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url, "user-agent": "a guesser" },
    body: JSON.stringify({ email: person.email, password: "not the password" }),
  });
  expect(refused.status).toBe(401);
  const { page, member } = await signedInPage("admin");
  const entries = page.getByRole("table", { name: "Entries, newest first" }).getByRole("row");

  await test.step("the newest is first, with who it was and from where", async () => {
    await page.goto("/settings/members");
    await page.getByRole("link", { name: "Audit log" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Audit log" })).toBeVisible();
    await expect(entries.nth(1)).toContainText(`${member.name} signed in`);
    await expect(entries.nth(1)).toContainText("127.0.0.1");
    await expect(
      entries.filter({ hasText: `changed the role of ${person.name} from viewer to editor` }),
    ).toHaveCount(1);
  });

  await test.step("what was refused of one person is alone, with why and with what", async () => {
    await page.getByLabel("Person").selectOption({ label: person.name });
    await page.getByLabel("Outcome").selectOption({ label: "Refused" });
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(entries).toHaveCount(2);
    await expect(entries.nth(1)).toContainText("could not sign in (wrong address or password)");
    await expect(entries.nth(1)).toContainText("a guesser");
  });

  await test.step("and is a file, whose taking is an entry too", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("a guesser");
    await page.getByRole("link", { name: "Clear filters" }).click();
    await expect(entries.nth(1)).toContainText(`${member.name} exported the audit log`);
  });
});
