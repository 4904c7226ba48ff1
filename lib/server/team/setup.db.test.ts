import { beforeEach, expect, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import { signIn } from "@/lib/testing/team";
import { getViewer } from "../auth/viewer";
import { AppError } from "../errors";
import { issueSetupLink, setUp, setUpUnattended } from "./setup";

const password = "a horse on the roof";

const secretFrom = async () => (await issueSetupLink())?.url.split("#")[1] ?? "";
const setUpBy = (secret: string, email = "ana@example.com") =>
  setUp({ secret, workspace: "Platform", name: "Ana", email, password }).then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describeBothDatabases("set-up", ({ database }) => {
  beforeEach(async () => {
    const { client } = database();
    for (const table of [
      client.membership,
      client.user,
      client.workspace,
      client.accessLink,
      client.rateLimit,
    ]) {
      // The tables' types differ more than this call needs.
      await (table as { deleteMany(): Promise<unknown> }).deleteMany();
    }
  });

  it("makes the first admin, who can sign in, and works once", async () => {
    const secret = await secretFrom();
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await setUpBy(secret)).toBe("done");
    expect(
      await getViewer(new Headers({ cookie: await signIn({ email: "ana@example.com" }) })),
    ).toMatchObject({ role: "admin", name: "Ana" });
    expect(await setUpBy(secret, "eve@example.com")).toBe("not-found");
    expect(await issueSetupLink()).toBeUndefined();
    expect(await database().client.user.count()).toBe(1);
  });

  it("lets one of many through, also with different links at once", async () => {
    const secrets = [await secretFrom(), await secretFrom()];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => setUpBy(secrets[turn % 2] ?? "", `admin${turn}@example.com`)),
    );
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    expect(await database().client.membership.count()).toBe(1);
    expect(await database().client.workspace.count()).toBe(1);
  });

  it("refuses a link after an hour, and a made-up one", async () => {
    const secret = await secretFrom();
    await database().client.accessLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await setUpBy(secret)).toBe("not-found");
    expect(await setUpBy("B".repeat(43))).toBe("not-found");
    expect(await database().client.user.count()).toBe(0);
  });

  it("happens unattended from the environment, once, and closes the links", async () => {
    const secret = await secretFrom();
    expect(await setUpUnattended({ email: "Ops@Example.com", password })).toBe(true);
    expect(await setUpUnattended({ email: "other@example.com", password })).toBe(false);
    expect(await setUpBy(secret)).toBe("not-found");
    expect(
      await getViewer(new Headers({ cookie: await signIn({ email: "ops@example.com" }) })),
    ).toMatchObject({ role: "admin" });
  });

  it("happens unattended once, however many servers start together", async () => {
    const made = await Promise.all(
      Array.from({ length: 4 }, () => setUpUnattended({ email: "ops@example.com", password })),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await database().client.workspace.count()).toBe(1);
  });
});
