import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { type RouteServer, startRouteServer } from "@/lib/testing/route-server";
import { sarifErrors } from "@/lib/testing/sarif-errors";
import { hasSchemas } from "@/lib/testing/shared-schemas";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import {
  type PipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
  type WorkspaceAccess,
} from "../auth/access";
import { readAudit } from "../audit/audit-page";
import { commands } from "../cli/commands";
import { runCli } from "../cli/run-cli";
import { getPipeline } from "../pipeline/queries";
import { getSnapshot, listSnapshots } from "../snapshot/queries";
import { acceptSnapshot, mayAccept } from "../snapshot/push-gate";
import { takeDueSnapshots } from "../snapshot/automatic-snapshots";
import { setSnapshotSchedule } from "../snapshot/snapshot-schedule";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { createToken } from "../tokens/create-token";
import { newTokenText } from "../tokens/token-text";
import { createTrustRule } from "../tokens/trust-rules";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-push-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Of the job that runs these tests. */
const ownCi = [
  "GITHUB_SHA",
  "CI_COMMIT_SHA",
  "ACTIONS_ID_TOKEN_REQUEST_URL",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
];

describeDatabases("blueline push", () => {
  let server: RouteServer;
  let workspace: WorkspaceAccess;
  let access: PipelineAccess;
  let token: string;

  beforeAll(async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    workspace = await requireWorkspaceAccess(ana, "admin");
    access = await makePipeline(ana, { name: "Shop", template: "manual" });
    server = await startRouteServer();
    ({ token } = await createToken(workspace, { name: "ci", scopes: ["read", "snapshot"] }));
  });
  afterAll(() => server.stop());

  async function push(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const [out, complaints]: [string[], string[]] = [[], []];
    const before = { ...process.env };
    for (const name of ownCi) delete process.env[name];
    Object.assign(process.env, env);
    try {
      const to = ["--server", server.url, "--pipeline", access.pipelineId];
      const code = await runCli(
        commands,
        ["push", "--evidence-only", ...to, ...args],
        (text) => void out.push(text),
        (text) => void complaints.push(text),
        () => undefined,
      );
      return { code, out: out.join("\n"), complaints: complaints.join("\n") };
    } finally {
      for (const name of Object.keys(env)) delete process.env[name];
      Object.assign(process.env, before);
    }
  }
  const snapshots = async () =>
    (await listSnapshots(access)).snapshots.map(({ title, takenBy }) => [title, takenBy]);
  const say = (status: "implemented" | "missing") =>
    pushTo(access, {
      type: "claim.changed",
      node: "production-registry",
      control: "pipeline-audit-logging",
      set: { status },
    });

  it("takes a snapshot named after the commit; the first one breaks no rule", async () => {
    await say("implemented");
    const { code, out, complaints } = await push(["--fail-on", "regression"], {
      BLUELINE_TOKEN: token,
      GITHUB_SHA: "0a1b2c3",
    });
    expect([complaints, code]).toEqual(["", 0]);
    expect(out).toContain("Took snapshot 1: Commit 0a1b2c3.");
    expect(out).toContain("No earlier snapshot to compare with.");
    expect(await snapshots()).toEqual([["Commit 0a1b2c3", "ana"]]);
  });

  it("lists changes, and fails for a chosen rule only", async () => {
    await say("missing");
    const file = fileOf("token", `${token}\n`);
    const broken = await push(["--token-file", file, "--fail-on", "regression", "--commit", "two"]);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain("Controls further from being in place (1), fails this push");
    expect(broken.out).toMatch(/Declared → Missing/);
    await say("implemented");
    expect((await push(["--token-file", file])).code).toBe(0);
    await say("missing");
    const other = await push(["--token-file", file, "--fail-on", "contradicted", "--fail-on", "new-entry"]);
    expect(other.code).toBe(0);
    expect(other.out).toContain("Controls further from being in place (1)");
    expect(other.out).not.toContain("fails this push");
  });

  it("fails again until the regression is fixed, whatever snapshot is taken meanwhile", async () => {
    const file = fileOf("token", `${token}\n`);
    const again = () => push(["--token-file", file, "--fail-on", "regression", "--format", "json"]);
    const findingsOf = ({ out }: { readonly out: string }) =>
      (JSON.parse(out) as { readonly findings: unknown }).findings;
    await say("implemented");
    expect((await again()).code).toBe(0);
    await say("missing");
    const [failed, retried] = [await again(), await again()];
    expect([failed.code, retried.code]).toEqual([1, 1]);
    expect(findingsOf(retried)).toEqual(findingsOf(failed));
    // A push without rules is compared with the newest snapshot, as a person would, and passes nothing.
    expect((await push(["--token-file", file])).code).toBe(0);
    await takeSnapshot(access, { title: "By hand" });
    expect((await again()).code).toBe(1);
    expect((await listSnapshots(access)).snapshots.slice(0, 6).map(({ gate }) => gate?.outcome)).toEqual([
      "failed",
      undefined,
      undefined,
      "failed",
      "failed",
      "passed",
    ]);
    await say("implemented");
    expect((await again()).code).toBe(0);
  });

  it("says the same of the same again: verdict, exit status and SARIF", async () => {
    const { viewer } = access;
    const shop = await makePipeline(viewer, { name: "Shop again", template: "manual" });
    const file = fileOf("token", `${token}\n`);
    const set = (status: "implemented" | "missing", control = "pipeline-audit-logging") =>
      pushTo(shop, { type: "claim.changed", node: "production-registry", control, set: { status } });
    const run = async (...rules: readonly string[]) => {
      const asked = rules.flatMap((rule) => ["--fail-on", rule]);
      const { code, out } = await push([
        "--pipeline",
        shop.pipelineId,
        "--token-file",
        file,
        "--format",
        "sarif",
        ...asked,
      ]);
      return { code, sarif: out.replace(/"endTimeUtc": "[^"]*"/, "") };
    };
    // The first baseline is a scheduled snapshot, older than all retained ones.
    const march = (day: number) => new Date(`2026-03-0${day}T00:01:00Z`);
    const note = (text: string) =>
      pushTo(shop, { type: "node.changed", node: "production-registry", set: { note: text } });
    await set("implemented");
    await setSnapshotSchedule(shop, { schedule: "daily" }, march(2));
    for (const day of [3, 4, 5]) {
      await takeDueSnapshots(() => march(day));
      await note(`After ${day} March`);
    }
    await set("missing");
    const first = await run("regression");
    expect(first).toMatchObject({ code: 1, sarif: expect.stringContaining("pipeline-audit-logging") });
    expect(await run("regression")).toEqual(first);
    // After the retention rule.
    await note("Later");
    await takeDueSnapshots(() => new Date(Date.now() + 86_400_000));
    const thinned = (await listSnapshots(shop)).snapshots.filter(({ thinnedAt }) => thinnedAt !== null);
    expect(thinned.map(({ number }) => number)).toEqual([2]);
    expect(await run("regression")).toEqual(first);
    // After a manual snapshot, and after another branch whose job has other rules or none.
    await takeSnapshot(shop, { title: "By hand" });
    expect(await run("regression")).toEqual(first);
    expect((await run("contradicted")).code).toBe(0);
    expect(await run("regression")).toEqual(first);
    expect((await run()).code).toBe(0);
    expect(await run("regression")).toEqual(first);
    // Two at once.
    expect(await Promise.all([run("regression"), run("regression")])).toEqual([first, first]);
    // Another job's rules pass nothing for this one.
    await set("implemented");
    expect((await run("regression")).code).toBe(0);
    await set("missing");
    expect((await run("contradicted")).code).toBe(0);
    const hidden = await run("regression");
    expect(hidden).toEqual(first);
  });

  it("is compared with a concurrent passed push, and a person may accept a failed one", async () => {
    const { viewer } = access;
    const shop = await makePipeline(viewer, { name: "Two at once", template: "manual" });
    const file = fileOf("token", `${token}\n`);
    const set = (status: "implemented" | "missing") =>
      pushTo(shop, {
        type: "claim.changed",
        node: "production-registry",
        control: "pipeline-audit-logging",
        set: { status },
      });
    const args = ["--pipeline", shop.pipelineId, "--token-file", file, "--fail-on", "regression"];
    await set("missing");
    expect((await push(args)).code).toBe(0);
    // Between the start of a push and its snapshot, another one passes, with the control in place.
    let isFirst = true;
    const between = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        if (request.method === "POST" && request.url?.endsWith("/snapshots") === true && isFirst) {
          isFirst = false;
          await set("implemented");
          expect((await push(args)).code).toBe(0);
          await set("missing");
        }
        const answer = await fetch(`${server.url}${request.url}`, {
          method: request.method ?? "GET",
          headers: {
            authorization: request.headers.authorization ?? "",
            ...(chunks.length > 0 && { "content-type": "application/json" }),
          },
          ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
        });
        response.writeHead(answer.status).end(await answer.text());
      })();
    });
    await new Promise<void>((resolve) => between.listen(0, "127.0.0.1", resolve));
    const { port } = between.address() as AddressInfo;
    const beside = await push([...args, "--server", `http://127.0.0.1:${port}`]);
    await new Promise((resolve) => between.close(resolve));
    expect([beside.complaints, beside.code]).toEqual(["", 1]);
    expect((await push(args)).code).toBe(1);
    const [failed] = (await listSnapshots(shop)).snapshots;
    const snapshot = await requireSnapshotAccess(viewer, failed?.id ?? "", "editor");
    expect(await mayAccept(snapshot)).toBe(true);
    await acceptSnapshot(snapshot);
    await expect(acceptSnapshot(snapshot)).rejects.toMatchObject({ code: "conflict" });
    const accepted = { outcome: "failed", accepted: { by: "ana", at: expect.any(String) } };
    expect((await listSnapshots(shop)).snapshots[0]?.gate).toMatchObject(accepted);
    expect((await getSnapshot(snapshot)).gate).toMatchObject(accepted);
    expect((await readAudit(workspace, { event: "push-accepted" })).entries).toMatchObject([
      { actor: { name: "ana" }, detail: { number: String(failed?.number), rules: "regression" } },
    ]);
    expect((await push(args)).code).toBe(0);
    const older = (await listSnapshots(shop)).snapshots[2];
    expect(older?.gate?.outcome).toBe("failed");
    expect(await mayAccept(await requireSnapshotAccess(viewer, older?.id ?? "", "editor"))).toBe(false);
  });

  it("prints regressions as JSON and as SARIF, to a file too", async () => {
    await say("implemented");
    const env = { BLUELINE_TOKEN: token };
    await push([], env);
    await say("missing");
    const output = path.join(folder, "push.sarif");
    const args = ["--format", "sarif", "--output", output, "--fail-on", "regression"];
    const { code, out } = await push(args, env);
    expect(code).toBe(1);
    expect(out).toContain("Took snapshot");
    const text = readFileSync(output, "utf8");
    expect(JSON.parse(text)).toMatchObject({
      runs: [
        {
          results: [{ ruleId: "pipeline-audit-logging", level: "error", properties: { rule: "regression" } }],
        },
      ],
    });
    if (hasSchemas) expect(sarifErrors(text)).toEqual([]);
    await say("implemented");
    const same = await push(["--format", "sarif"], env);
    expect(JSON.parse(same.out)).toMatchObject({ runs: [{ results: [] }] });
    if (hasSchemas) expect(sarifErrors(same.out)).toEqual([]);
    await say("missing");
    const json = await push(["--format", "json"], env);
    expect(JSON.parse(json.out)).toMatchObject({
      findings: [
        { rule: "regression", node: "production-registry", control: "pipeline-audit-logging", fails: false },
      ],
      snapshot: { number: expect.any(Number) },
    });
  });

  it("names the failed and the completed steps, and never the token", async () => {
    const before = await snapshots();
    const unknown = await push([], { BLUELINE_TOKEN: newTokenText() });
    expect(unknown).toMatchObject({ code: 2, out: "" });
    expect(unknown.complaints).toBe(
      "Failed: listing snapshots: 401 Not signed in: This token is not valid. Nothing was changed.",
    );
    const cut = await push([], { BLUELINE_TOKEN: token.slice(0, -2) });
    expect(cut.code).toBe(2);
    expect(cut.complaints).toContain("contains no valid Blueline token");
    const reading = await createToken(workspace, { name: "reads", scopes: ["read"] });
    const refused = await push([], { BLUELINE_TOKEN: reading.token });
    expect(refused.code).toBe(2);
    expect(refused.complaints).toContain(
      "taking a snapshot: 403 Not allowed: The token lacks the scope `snapshot`",
    );
    const blind = await createToken(workspace, { name: "blind", scopes: ["snapshot"] });
    expect((await push([], { BLUELINE_TOKEN: blind.token })).code).toBe(2);
    expect((await push([])).complaints).toContain("No credentials for http");
    expect(await snapshots()).toEqual(before);
    for (const { complaints, out } of [unknown, cut, refused])
      expect(`${complaints}${out}`).not.toContain(token.slice(4, 30));
    const nobody = await push(["--server", "http://127.0.0.1:9"], { BLUELINE_TOKEN: token });
    expect(nobody.complaints).toContain("Can't reach http://127.0.0.1:9");
  });

  it.each([
    [["--pipeline", "mine"], "--pipeline takes the pipeline's id"],
    [["--server", "blueline.example.org"], "--server takes the address"],
    [["--answer", "nothing"], "--answer takes PLACEHOLDER=VALUE"],
    [["--fail-on", "anything"], "--fail-on takes one of"],
    [["--format", "xml"], "--format takes one of"],
    [["--evidence", "not-there.json"], "is not a file"],
    [["--token-file", "a", "--oidc-token-file", "b"], "not both"],
    [["--output", "/no/such/folder/out.sarif"], "can't be written"],
    [["--output", "/"], "takes a file"],
  ])("is misused by %j", async (args, said) => {
    const { code, complaints } = await push(args, { BLUELINE_TOKEN: token });
    expect(code).toBe(2);
    expect(complaints).toContain(said);
  });

  it("reads a folder with answers to its placeholders", async () => {
    const empty = await makePipeline(access.viewer);
    const repository = mkdtempSync(path.join(tmpdir(), "blueline-push-answers-"));
    const compose = "services:\n  web:\n    build: .\n    image: ${REGISTRY}/shop:1.2\n";
    writeFileSync(path.join(repository, "compose.yaml"), compose);
    writeFileSync(path.join(repository, "Dockerfile"), "FROM node:22\n");
    const { token: importing } = await createToken(workspace, {
      name: "imports",
      scopes: ["read", "import", "snapshot"],
    });
    const to = ["push", repository, "--server", server.url, "--pipeline", empty.pipelineId];
    const file = fileOf("importing", importing);
    const read = async (...more: string[]) => {
      const out: string[] = [];
      const write = (text: string) => void out.push(text);
      const code = await runCli(
        commands,
        [...to, "--token-file", file, ...more],
        write,
        write,
        () => undefined,
      );
      return { code, text: out.join("\n") };
    };
    const answered = await read("--answer", "${REGISTRY}=registry.example.org");
    rmSync(repository, { recursive: true });
    expect(answered).toMatchObject({ code: 0, text: expect.stringContaining("(2 files)") });
    const document = JSON.stringify((await getPipeline(empty)).document);
    expect(document).toContain("registry.example.org");
    expect(document).not.toContain("${REGISTRY}");
  });

  it("gives the CI system that reads its log no command out of a name on the map", async () => {
    const set = { name: "##vso[task.setvariable variable=a]b ::error::c" };
    await say("implemented");
    await pushTo(access, { type: "node.changed", node: "production-registry", set });
    const env = { BLUELINE_TOKEN: token };
    await push([], env);
    for (const args of [[], ["--json"], ["--format", "json"], ["--format", "sarif"]]) {
      await say("missing");
      const { out, complaints } = await push(args, env);
      expect([complaints, out]).toEqual(["", expect.stringContaining("task.setvariable variable=a]b")]);
      expect(out).not.toMatch(/##|::/);
      if (args.length > 0) expect(JSON.stringify(JSON.parse(out))).toContain("##vso[");
      await say("implemented");
      await push([], env);
    }
  });

  it("lists the completed steps if a later one meets a machine fault, or gets no answer", async () => {
    const file = fileOf("report.json", "{}");
    let isGone = false;
    const fake = createServer((request, response) => {
      if (request.method === "GET") response.end('{"snapshots":[]}');
      else if (isGone) response.destroy();
      else {
        // The next report is deleted while this one is sent.
        if (request.url?.includes("name=first.json")) rmSync(file);
        response.end('{"reports":[]}');
      }
    });
    await new Promise<void>((resolve) => fake.listen(0, "127.0.0.1", resolve));
    const to = ["--server", `http://127.0.0.1:${(fake.address() as AddressInfo).port}`];
    const env = { BLUELINE_TOKEN: token };
    const first = fileOf("first.json", "{}");
    const gone = await push([...to, "--evidence", first, "--evidence", file, "--format", "json"], env);
    expect(gone.code).toBe(2);
    expect(JSON.parse(gone.out)).toMatchObject({ done: [expect.stringContaining("Sent ")] });
    expect(gone.complaints).toMatch(/^Failed: sending .*report\.json: ENOENT.* The steps above were done/);
    isGone = true;
    const cut = await push([...to, "--evidence", first, "--format", "json"], env);
    expect(cut.code).toBe(2);
    expect(cut.complaints).toMatch(/^Unknown result: .* It may have succeeded or not\.$/);
    expect(JSON.parse(cut.out)).toMatchObject({ done: [], failed: { mayBeDone: true } });
    await new Promise((resolve) => fake.close(resolve));
  });

  it("trades the job's identity token for one: from a file, a variable, and GitHub Actions", async () => {
    const issuer = await makeIssuer();
    await createTrustRule(workspace, aTrustRule({ name: "shop", keys: issuer.keys, audience: server.url }));
    const sign = () => issuer.sign({ aud: server.url });
    const file = fileOf("identity", await sign());
    expect(await push(["--oidc-token-file", file])).toMatchObject({ code: 0, complaints: "" });
    expect(await push([], { BLUELINE_ID_TOKEN: await sign() })).toMatchObject({ code: 0, complaints: "" });
    const asked: string[] = [];
    const actions = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      void sign().then((value) => response.end(JSON.stringify({ value })));
    });
    await new Promise<void>((resolve) => actions.listen(0, "127.0.0.1", resolve));
    const { port } = actions.address() as AddressInfo;
    const env = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of the job",
    };
    expect(await push([], env)).toMatchObject({ code: 0, complaints: "" });
    expect(asked).toEqual([
      `/token?api-version=2&audience=${encodeURIComponent(server.url)} Bearer of the job`,
    ]);
    await new Promise((resolve) => actions.close(resolve));
    expect((await snapshots())[0]).toEqual(["Push", "CI: shop"]);
    const again = await push(["--oidc-token-file", file]);
    expect(again.complaints).toContain(
      "getting a token: 401 Not signed in: No trust rule accepts this identity token.",
    );
  });
});
