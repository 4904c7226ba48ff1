import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { exchangedSchema, type NewTrustRule } from "@/lib/domain/contract/tokens";
import { describeBothDatabases } from "@/lib/testing/databases";
import { handlersIn } from "@/lib/testing/authorisation/route-handlers";
import { aRequest } from "@/lib/testing/team";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { readAudit } from "../audit/audit-page";
import { requirePipelineAccess, requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { requireCaller } from "../auth/require-caller";
import type { Viewer } from "../auth/viewer";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { listSnapshots } from "../snapshot/queries";
import { createReset } from "../team/commands";
import { listMembers } from "../team/queries";
import { listTokens } from "./list-tokens";
import { readKeys } from "./read-keys";
import { testTrustRule } from "./test-trust-rule";
import { changeTokenSettings } from "./token-settings";
import { createTrustRule, removeTrustRule } from "./trust-rules";

const fields = (token: string) => ({
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token: token,
  subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
});

describe("the keys of an issuer", () => {
  it("are its public ones that sign, and nothing else of what was pasted", async () => {
    const { keys } = await makeIssuer();
    const read = readKeys(keys.replace('"kid"', '"x5c":["MII"],"kid"'));
    expect(read.ok && JSON.parse(read.value)).toEqual([
      expect.objectContaining({ kty: "EC", kid: "key-1", alg: "ES256" }),
    ]);
    expect(read.ok && read.value).not.toContain("x5c");
    for (const [text, why] of [
      ["", "must be a JSON object"],
      ['{"keys":[]}', "must be a JSON object"],
      ['{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"secret"}]}', "one of them is a private key"],
      ['{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}', "one of them is a private key"],
      ['{"keys":[{"kty":"RSA","use":"enc","n":"a","e":"AQAB"}]}', "must include at least one public"],
    ])
      expect(readKeys(text ?? "")).toMatchObject({ ok: false, error: expect.stringContaining(why ?? "") });
  });
});

describeBothDatabases("the exchange of identity tokens", ({ database }) => {
  let admin: Viewer;
  let access: WorkspaceAccess;
  let issuer: Awaited<ReturnType<typeof makeIssuer>>;
  let pipelineId: string;
  let ruleId: string;

  beforeAll(async () => {
    ({ admin } = await makeViewers({ admin: "admin" }));
    access = await requireWorkspaceAccess(admin, "admin");
    ({ pipelineId } = await makePipeline(admin));
    issuer = await makeIssuer();
    ruleId = await trust({});
  });

  async function trust(more: Partial<NewTrustRule>): Promise<string> {
    return (await createTrustRule(access, aTrustRule({ keys: issuer.keys, ...more }))).id;
  }

  async function exchange(
    token: string,
    more: Record<string, string> = {},
    isForm = true,
    address = "192.0.2.1",
  ) {
    await database().client.rateLimit.deleteMany();
    const handle = (await handlersIn("app/api/v1/token/exchange/route.ts")).get("POST");
    const sent = { ...fields(token), ...more };
    const request = aRequest("POST", "/api/v1/token/exchange", {
      body: isForm ? new URLSearchParams(sent).toString() : sent,
      headers: {
        "x-blueline-address": address,
        ...(isForm && { "content-type": "application/x-www-form-urlencoded" }),
      },
    });
    const response = await handle?.(request, { params: Promise.resolve({}) });
    return { status: response?.status, text: (await response?.text()) ?? "" };
  }

  const tokenIn = (text: string) => exchangedSchema.parse(JSON.parse(text)).access_token;
  const viewerOf = (token: string, scope: "read" | "snapshot" | "write" = "read") =>
    requireCaller(new Headers({ authorization: `Bearer ${token}` }), scope);
  const reasons = async () =>
    (await readAudit(access, { event: "token-exchanged", outcome: "refused" })).entries.map(
      ({ detail }) => detail["reason"],
    );

  it("gives a token of 15 minutes, as a form and as JSON, which acts as the rule's machine member", async () => {
    for (const isForm of [true, false]) {
      const { status, text } = await exchange(await issuer.sign(), {}, isForm);
      expect(status).toBe(200);
      expect(JSON.parse(text)).toMatchObject({
        token_type: "Bearer",
        expires_in: 900,
        scope: "read import evidence snapshot",
      });
      const viewer = await viewerOf(tokenIn(text), "snapshot");
      expect(viewer).toMatchObject({ name: "CI: acme/shop", role: "editor" });
      await expect(viewerOf(tokenIn(text), "write")).rejects.toMatchObject({ code: "forbidden" });
      const mine = await requirePipelineAccess(viewer, pipelineId, "editor");
      await takeSnapshot(mine, { title: `Of the job, ${isForm}` });
    }
    const { snapshots } = await listSnapshots(await requirePipelineAccess(admin, pipelineId, "viewer"));
    expect(snapshots.map(({ takenBy }) => takenBy)).toEqual(["CI: acme/shop", "CI: acme/shop"]);
    expect((await listTokens(access)).rules[0]?.lastExchangeAt).toMatch(/^\d{4}-/);
    const done = await readAudit(access, { event: "token-exchanged", outcome: "done" });
    expect(done.entries[0]).toMatchObject({
      actor: { name: "CI: acme/shop" },
      detail: { subject: "repo:acme/shop:ref:refs/heads/main" },
    });
  });

  it("refuses all else alike to the outside, and says why in the audit log", async () => {
    const now = Math.floor(Date.now() / 1000);
    const other = await makeIssuer();
    const hmac = (token: string) => {
      const [, claims] = token.split(".");
      const head = Buffer.from(JSON.stringify({ alg: "HS256", kid: "key-1" })).toString("base64url");
      const signature = createHmac("sha256", issuer.keys).update(`${head}.${claims}`).digest("base64url");
      return `${head}.${claims}.${signature}`;
    };
    const unsigned = (token: string) =>
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1]}.`;
    const good = () => issuer.sign();
    const cases: readonly (readonly [string, string])[] = [
      [await issuer.sign({ aud: "https://other.example" }), "its audience does not match"],
      [
        await issuer.sign({ aud: ["https://blueline.example", "https://b.example"] }),
        "its audience does not match",
      ],
      [await issuer.sign({ sub: "repo:acme/shop-evil:ref:refs/heads/main" }), "its subject does not match"],
      [await issuer.sign({ sub: "repo:acme/shop" }), "its subject does not match"],
      [
        await issuer.sign({ exp: now - 61, iat: now - 400, nbf: now - 400 }),
        "its time does not match: expired",
      ],
      [await issuer.sign({ nbf: now + 120 }), "its time does not match: valid in"],
      [await issuer.sign({ exp: now + 90_000 }), "its lifetime does not match"],
      [await other.sign(), "its signature does not match the issuer's key"],
      [await issuer.sign({}, { kid: "key-2" }), "it was signed by none of the rule's keys (key-2)"],
      [hmac(await good()), "it is signed with HS256, which is not accepted"],
      [unsigned(await good()), "it is signed with none, which is not accepted"],
    ];
    const answers = new Set<string>();
    for (const [token, reason] of cases) {
      const { status, text } = await exchange(token);
      expect([reason, status]).toEqual([reason, 401]);
      answers.add(text);
      expect((await reasons()).some((told) => told?.startsWith(reason))).toBe(true);
    }
    answers.add((await exchange(await issuer.sign({ iss: "https://evil.example" }))).text);
    answers.add((await exchange("no.jwt.at-all")).text);
    answers.add((await exchange(await good(), { scope: "write" })).text);
    answers.add((await exchange(await good(), { resource: "https://x/pipelines/none" })).text);
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain("No trust rule accepts");
  });

  it("records of what strangers make up a few lines, with the rule that came nearest", async () => {
    const odd = await makeIssuer("https://odd-ci.example");
    const own = { keys: odd.keys, issuer: odd.issuer };
    const far = await trust({ ...own, name: "far", audience: "https://far.example" });
    const near = await trust({ ...own, name: "near" });
    const countOf = (targetId: string) =>
      database().client.auditEntry.count({ where: { targetId, outcome: "refused" } });
    const tryFrom = async (address: string, sub: string) =>
      exchange(await odd.sign({ sub }), {}, true, address);
    const tries = (count: number, one: (index: number) => Promise<unknown>) =>
      Promise.all(Array.from({ length: count }, (_, index) => one(index)));
    await tries(8, (index) => tryFrom("198.51.100.1", `repo:made/up:${index}`));
    expect([await countOf(near), await countOf(far)]).toEqual([5, 0]);
    await tries(32, (index) => tryFrom(`198.51.100.${2 + index}`, "repo:made/up"));
    expect([await countOf(near), await countOf(far)]).toEqual([30, 0]);
  });

  it("takes each identity token once", async () => {
    const token = await issuer.sign({ jti: "only-once" });
    expect((await exchange(token)).status).toBe(200);
    expect((await exchange(token)).status).toBe(401);
    expect((await exchange(await issuer.sign({ jti: "only-once" }))).status).toBe(401);
    expect(await reasons()).toContain("it was exchanged before");
  });

  it("lets clocks differ by a minute, and no more", async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(
      (await exchange(await issuer.sign({ exp: now - 50, iat: now - 300, nbf: now - 300 }))).status,
    ).toBe(200);
    expect((await exchange(await issuer.sign({ iat: now + 50, nbf: now + 50 }))).status).toBe(200);
  });

  it("limits the token to the requested pipeline, and to fewer scopes on request", async () => {
    const { pipelineId: otherId } = await makePipeline(admin);
    const resource = `https://blueline.example/api/v1/pipelines/${pipelineId}`;
    const { text } = await exchange(await issuer.sign(), { resource, scope: "read" });
    expect(JSON.parse(text)).toMatchObject({ scope: "read" });
    const viewer = await viewerOf(tokenIn(text));
    await expect(requirePipelineAccess(viewer, pipelineId, "viewer")).resolves.toBeDefined();
    await expect(requirePipelineAccess(viewer, otherId, "viewer")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(viewerOf(tokenIn(text), "snapshot")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is refused if rules of two workspaces match, unless the pipeline decides", async () => {
    const { eve } = await makeViewers({ eve: "admin" });
    const theirs = await requireWorkspaceAccess(eve, "admin");
    const { id } = await createTrustRule(theirs, aTrustRule({ keys: issuer.keys }));
    expect((await exchange(await issuer.sign())).status).toBe(401);
    const resource = `https://blueline.example/api/v1/pipelines/${pipelineId}`;
    const { text } = await exchange(await issuer.sign(), { resource });
    expect(await viewerOf(tokenIn(text))).toMatchObject({ workspaceId: admin.workspaceId });
    await removeTrustRule(theirs, id);
  });

  it("ends with the rule, at once; the switch holds it back", async () => {
    const id = await trust({ name: "for a while", subject: "repo:acme/other:*" });
    const sub = "repo:acme/other:ref:refs/heads/main";
    const { text } = await exchange(await issuer.sign({ sub }));
    await changeTokenSettings(access, { allowed: false });
    expect((await exchange(await issuer.sign({ sub }))).status).toBe(401);
    await changeTokenSettings(access, { allowed: true });
    await expect(viewerOf(tokenIn(text))).resolves.toBeDefined();
    await removeTrustRule(access, id);
    await expect(viewerOf(tokenIn(text))).rejects.toMatchObject({ code: "unauthorized" });
    expect((await exchange(await issuer.sign({ sub }))).status).toBe(401);
  });

  it("leaves its machine members out of the members, and allows no sign-in as one", async () => {
    const { members } = await listMembers(access);
    expect(members.map(({ name }) => name)).toEqual(["admin"]);
    const rule = await database().client.trustRule.findUniqueOrThrow({ where: { id: ruleId } });
    await expect(createReset(access, rule.userId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("says of a rule which line a pasted token does not match, and uses nothing up", async () => {
    const token = await issuer.sign();
    const lines = async (pasted: string) => {
      const tested = await testTrustRule(access, { id: ruleId, token: pasted });
      return {
        works: tested.works,
        off: tested.lines.filter(({ holds }) => !holds).map(({ check }) => check),
      };
    };
    expect(await lines(token)).toEqual({ works: true, off: [] });
    expect(await lines(token)).toEqual({ works: true, off: [] });
    expect(await lines(await issuer.sign({ sub: "repo:acme/x:y", aud: "z" }))).toEqual({
      works: false,
      off: ["audience", "subject"],
    });
    expect(await lines(await (await makeIssuer()).sign())).toEqual({ works: false, off: ["signature"] });
    await expect(testTrustRule(access, { id: ruleId, token: "no token" })).rejects.toMatchObject({
      errors: [{ path: "token" }],
    });
    expect((await exchange(token)).status).toBe(200);
  });

  it("is set up only with keys, a subject with an owner, and existing pipelines", async () => {
    const refused = (more: Partial<NewTrustRule>) => createTrustRule(access, aTrustRule(more));
    await expect(refused({ keysUrl: "https://ci.example/keys" })).rejects.toMatchObject({
      errors: [{ path: "keys" }],
    });
    const { keys: _, ...without } = aTrustRule();
    await expect(
      createTrustRule(access, { ...without, keysUrl: "https://ci.example/keys" }),
    ).rejects.toMatchObject({
      errors: [{ path: "keysUrl", message: expect.stringContaining("fetches no keys") }],
    });
    await expect(refused({ pipelines: ["a".repeat(25)] })).rejects.toMatchObject({
      errors: [{ path: "pipelines" }],
    });
  });
});
