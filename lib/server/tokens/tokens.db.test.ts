import { Writable } from "node:stream";
import { pino } from "pino";
import { beforeAll, expect, it } from "vitest";
import { readAudit } from "../audit/audit-page";
import { requirePipelineAccess, requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { requireCaller } from "../auth/require-caller";
import { hashSecret } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { commitOperations } from "../pipeline/commit-operations";
import { listPipelines } from "../pipeline/list-pipelines";
import { processState } from "../process";
import { changeRole, removeMember } from "../team/commands";
import { describeDatabases } from "@/lib/testing/databases";
import { handlersIn } from "@/lib/testing/authorisation/route-handlers";
import { aRequest, signIn } from "@/lib/testing/team";
import { textColumns } from "@/lib/testing/text-columns";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { createToken } from "./create-token";
import { listTokens } from "./list-tokens";
import { revokeToken } from "./revoke-token";
import { changeTokenSettings } from "./token-settings";
import { bearerOf, isTokenText, newTokenText } from "./token-text";

const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });

it("is told from anything else by its form: a prefix, 256 random bits and their checksum", () => {
  const token = newTokenText();
  expect(token).toMatch(/^blt_[0-9A-Za-z]{49}$/);
  expect(isTokenText(token)).toBe(true);
  const other = token.at(10) === "A" ? "B" : "A";
  expect(isTokenText(`${token.slice(0, 10)}${other}${token.slice(11)}`)).toBe(false);
  expect(isTokenText(token.slice(0, -1))).toBe(false);
  expect(new Set(Array.from({ length: 200 }, newTokenText)).size).toBe(200);
});

it("comes as a Bearer, and another's credentials are left to whom they are for", () => {
  const token = newTokenText();
  expect(bearerOf(new Headers({ authorization: `bearer ${token}` }))).toBe(token);
  expect(bearerOf(new Headers({ authorization: "Bearer eyJhbGciOi.J9.x" }))).toBeUndefined();
  expect(bearerOf(new Headers({ authorization: `Basic ${token}` }))).toBeUndefined();
});

describeDatabases("tokens", ({ database, dialect, url }) => {
  let admin: Viewer;
  let access: WorkspaceAccess;
  beforeAll(async () => {
    ({ admin } = await makeViewers({ admin: "admin" }));
    access = await requireWorkspaceAccess(admin, "admin");
  });
  const events = async (of: WorkspaceAccess, event: string) =>
    (await readAudit(of, { event })).entries.map(({ target, detail, outcome, actor }) => ({
      token: target.name,
      actor: actor.name,
      outcome,
      detail,
    }));

  it("act with their creator's role, at most as an editor, within their scopes", async () => {
    const { token } = await createToken(access, { name: "ci", scopes: ["read", "snapshot"] });
    expect(await requireCaller(bearer(token), "read")).toMatchObject({
      userId: admin.userId,
      role: "editor",
      name: "admin (token ci)",
    });
    const reading = await createToken(access, { name: "reads", scopes: ["read"] });
    expect(await requireCaller(bearer(reading.token), "read")).toMatchObject({ role: "viewer" });
    await expect(requireCaller(bearer(reading.token), "write")).rejects.toMatchObject({ code: "forbidden" });
    await expect(requireCaller(bearer(reading.token), undefined)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await events(access, "token-refused")).toEqual([
      expect.objectContaining({ token: "reads", detail: { reason: "this endpoint does not accept tokens" } }),
      expect.objectContaining({ token: "reads", detail: { reason: "it lacks the scope write" } }),
    ]);
  });

  it("are kept as a hash alone, in no column in clear, and in no line of the log", async () => {
    const lines: string[] = [];
    const { slots } = processState();
    const before = slots.get("log");
    const into = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    slots.set("log", pino({ level: "trace" }, into));
    try {
      const { id, token } = await createToken(access, { name: "kept", scopes: ["read"] });
      const handle = (await handlersIn("app/api/v1/pipelines/route.ts")).get("GET");
      const statuses: unknown[] = [];
      for (const text of [token, `${token.slice(0, -1)}_`]) {
        const request = aRequest("GET", "/api/v1/pipelines", {
          headers: { authorization: `Bearer ${text}` },
        });
        statuses.push((await handle?.(request, { params: Promise.resolve({}) }))?.status);
      }
      expect(statuses).toEqual([200, 401]);
      expect(await database().client.apiToken.findUnique({ where: { id } })).toMatchObject({
        tokenHash: hashSecret(token),
      });
      const secret = token.slice(4, 40);
      expect([...(await textColumns(dialect, url())).values()].some((held) => held.includes(secret))).toBe(
        false,
      );
      expect(lines.join("")).toContain("GET /pipelines");
      expect(lines.join("")).not.toContain(secret);
    } finally {
      if (before === undefined) slots.delete("log");
      else slots.set("log", before);
    }
  });

  it("work until the end of their day, 30 days by default, and at most as long as is allowed", async () => {
    const now = new Date("2026-11-28T12:00:00Z");
    const made = await createToken(access, { name: "usual", scopes: ["read"] }, now);
    expect(made.expiresAt).toBe("2026-12-28T23:59:59.999Z");
    const until = (expiresAt: string) =>
      createToken(access, { name: "until", scopes: ["read"], expiresAt }, now);
    expect((await until("2027-11-28")).expiresAt).toBe("2027-11-28T23:59:59.999Z");
    for (const day of ["2027-11-29", "2026-11-27"])
      await expect(until(day)).rejects.toMatchObject({ code: "invalid", errors: [{ path: "expiresAt" }] });
    const { client } = database();
    const expiresIn = (milliseconds: number) =>
      client.apiToken.update({
        where: { id: made.id },
        data: { expiresAt: new Date(Date.now() + milliseconds) },
      });
    await expiresIn(60_000);
    await expect(requireCaller(bearer(made.token), "read")).resolves.toBeDefined();
    await expiresIn(0);
    await expect(requireCaller(bearer(made.token), "read")).rejects.toMatchObject({ code: "unauthorized" });
  });

  it("end at the next call when they are revoked, also of a change that is on its way", async () => {
    const pipeline = await makePipeline(admin);
    const { id, token } = await createToken(access, { name: "revoked", scopes: ["write"] });
    const viewer = await requireCaller(bearer(token), "write");
    const mine = await requirePipelineAccess(viewer, pipeline.pipelineId, "editor");
    await revokeToken(access, id);
    await revokeToken(access, id);
    await expect(requireCaller(bearer(token), "write")).rejects.toMatchObject({ code: "unauthorized" });
    const change = {
      id: "5f6d9b1c-8f6e-4c59-9a5c-2f64b1a0c111",
      type: "pipeline.changed",
      set: { name: "Late" },
    } as const;
    await expect(commitOperations(mine, { clientId: "c", operations: [change] })).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect((await events(access, "token-revoked")).map(({ token: name }) => name)).toEqual(["revoked"]);
  });

  it("lose their creator's lost role and membership", async () => {
    const { boss, ben } = await makeViewers({ boss: "admin", ben: "editor" });
    const theirs = await requireWorkspaceAccess(boss, "admin");
    const { token } = await createToken(await requireWorkspaceAccess(ben, "viewer"), {
      name: "bens",
      scopes: ["read", "write"],
    });
    const pipeline = await makePipeline(boss);
    const viewer = await requireCaller(bearer(token), "write");
    await changeRole(theirs, ben.userId, "viewer");
    const demoted = await requireCaller(bearer(token), "write");
    await expect(requirePipelineAccess(demoted, pipeline.pipelineId, "editor")).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(viewer.role).toBe("editor");
    await removeMember(theirs, ben.userId);
    await expect(requireCaller(bearer(token), "read")).rejects.toMatchObject({ code: "unauthorized" });
    expect(await events(theirs, "token-refused")).toEqual([
      expect.objectContaining({ detail: { reason: "it is revoked" } }),
    ]);
  });

  it("are refused to viewers, except for reading", async () => {
    const { vera } = await makeViewers({ vera: "viewer" });
    const mine = await requireWorkspaceAccess(vera, "viewer");
    await expect(createToken(mine, { name: "no", scopes: ["write"] })).rejects.toMatchObject({
      errors: [{ path: "scopes" }],
    });
    expect((await createToken(mine, { name: "yes", scopes: ["read"] })).token).toMatch(/^blt_/);
  });

  it("that are limited to some pipelines see no other, and make none", async () => {
    const [one, other] = [await makePipeline(admin), await makePipeline(admin)];
    await expect(
      createToken(access, { name: "none", scopes: ["read"], pipelines: ["a".repeat(25)] }),
    ).rejects.toMatchObject({ errors: [{ path: "pipelines" }] });
    const { token } = await createToken(access, {
      name: "one",
      scopes: ["read", "write"],
      pipelines: [one.pipelineId],
    });
    const viewer = await requireCaller(bearer(token), "read");
    const { pipelines } = await listPipelines(await requireWorkspaceAccess(viewer, "viewer"));
    expect(pipelines.map(({ id }) => id)).toEqual([one.pipelineId]);
    await expect(requirePipelineAccess(viewer, other.pipelineId, "viewer")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(requireWorkspaceAccess(viewer, "editor")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("do not work while they are switched off, and may be made for as long as the workspace says", async () => {
    const { chief } = await makeViewers({ chief: "admin" });
    const theirs = await requireWorkspaceAccess(chief, "admin");
    const { token } = await createToken(theirs, { name: "off", scopes: ["read"] });
    await changeTokenSettings(theirs, { allowed: false, longestDays: 7 });
    await expect(requireCaller(bearer(token), "read")).rejects.toMatchObject({ code: "unauthorized" });
    await expect(createToken(theirs, { name: "no", scopes: ["read"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await changeTokenSettings(theirs, { allowed: true });
    await expect(requireCaller(bearer(token), "read")).resolves.toBeDefined();
    const now = new Date("2026-11-28T12:00:00Z");
    expect((await createToken(theirs, { name: "week", scopes: ["read"] }, now)).expiresAt).toBe(
      "2026-12-05T23:59:59.999Z",
    );
  });

  it("say when they were used last, and once a day in the audit log", async () => {
    const { cleo } = await makeViewers({ cleo: "admin" });
    const theirs = await requireWorkspaceAccess(cleo, "admin");
    const { token } = await createToken(theirs, { name: "used", scopes: ["read"] });
    await requireCaller(bearer(token), "read");
    await requireCaller(bearer(token), "read");
    const [listed] = (await listTokens(theirs)).tokens;
    expect(listed?.lastUsedAt).toMatch(/^\d{4}-/);
    expect(await events(theirs, "token-used")).toEqual([
      { token: "used", actor: "cleo", outcome: "done", detail: {} },
    ]);
  });

  it("are listed to their maker, and to an admin all of them, without the token", async () => {
    const { chef, ines } = await makeViewers({ chef: "admin", ines: "editor" });
    const [all, own] = [
      await requireWorkspaceAccess(chef, "admin"),
      await requireWorkspaceAccess(ines, "viewer"),
    ];
    const { id } = await createToken(all, { name: "chefs", scopes: ["read"] });
    const { token } = await createToken(own, { name: "ines", scopes: ["read"] });
    expect((await listTokens(own)).tokens.map(({ name }) => name)).toEqual(["ines"]);
    const listed = (await listTokens(all)).tokens;
    expect(new Set(listed.map(({ name, isOwn, madeBy }) => `${name} of ${madeBy}, ${isOwn}`))).toEqual(
      new Set(["chefs of chef, true", "ines of ines, false"]),
    );
    expect(JSON.stringify(listed)).not.toContain(token.slice(4, 20));
    await expect(revokeToken(own, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("count in place of the cookie that is sent beside them", async () => {
    const { eva } = await makeViewers({ eva: "admin" });
    const { token } = await createToken(await requireWorkspaceAccess(eva, "admin"), {
      name: "both",
      scopes: ["read"],
    });
    const cookie = await signIn({ email: eva.email });
    const headers = new Headers({ cookie, authorization: `Bearer ${token}` });
    expect(await requireCaller(headers, "read")).toMatchObject({ role: "viewer" });
    await expect(requireCaller(headers, undefined)).rejects.toMatchObject({ code: "forbidden" });
  });
});
