import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFormats } from "@/lib/domain/exporters/formats";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { getEnv } from "../env";
import { commitOperations } from "../pipeline/commit-operations";
import { processState } from "../process";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { commands } from "./commands";
import { runCli } from "./run-cli";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(
    commands,
    args,
    (text) => void out.push(text),
    (text) => void err.push(text),
    (content) =>
      void out.push(typeof content === "string" ? content : Buffer.from(content).toString("latin1")),
  );
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("the command line", () => {
  it.each([...commands.keys()])("%s explains itself, without acting", async (name) => {
    const { code, out } = await run(name, "--help");
    expect([code, out.startsWith(`Usage: blueline ${name}`), out.includes("--json")]).toEqual([
      0,
      true,
      true,
    ]);
  });

  it("lists every command with its purpose, all different", async () => {
    const { out } = await run("--help");
    const told = out
      .split("\n")
      .map((line) => line.split(/ {2,}/))
      .flatMap(([first, name, about]) => (first === "" && about !== undefined ? [[name, about]] : []));
    const known = [...commands].map(async ([name, load]) => [name, (await load()).summary]);
    expect(told).toEqual(await Promise.all(known));
  });

  it.each([
    [[]],
    [["nope"]],
    [["constructor"]],
    [["verify", "--loud"]],
    [["verify", "much"]],
    [["restore"]],
    [["restore", "/no/such/file"]],
    [["posture", "/no/such/file"]],
    [["backup", "/no/such/folder/file"]],
    [["export", "/no/such/file", "--format", "svg"]],
    [["export", "-", "--format", "doc"]],
    [["export", "-"]],
    [["export", "a".repeat(24), "--format", "json"]],
  ])("%j is misuse: 2", async (args) => {
    const { code } = await run(...args);
    expect(code).toBe(2);
  });

  it("judges a file without any database, also as a program of its own", () => {
    const file = path.join(folder, "pipeline.json");
    writeFileSync(
      file,
      JSON.stringify(aPipeline().node("ci").claim("ci", "img-sign", { status: "planned" }).toDocument()),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [path.resolve("scripts/blueline.mjs"), "posture", file, "--json", "--now", "2026-11-24"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      analysedAt: "2026-11-24T00:00:00.000Z",
      coverage: { stages: { run: { applicable: 0 } } },
      gaps: {
        asDeclared: expect.arrayContaining([
          expect.objectContaining({ list: "fix", control: "img-sign", status: "planned" }),
          expect.objectContaining({ list: "assess", status: "not-assessed" }),
        ]),
      },
      bestChanges: [],
      ranking: { unprotected: { confirmed: 0, assumed: 0 }, redraw: null, changes: [] },
    });
  });

  it("writes a file in another format, the same every time, and nothing besides", async () => {
    const file = path.join(folder, "export.json");
    writeFileSync(file, JSON.stringify(articlePipeline().toDocument()));
    for (const { format } of exportFormats) {
      const once = () => run("export", file, "--format", format, "--now", "2026-11-24");
      const { code, out, err } = await once();
      expect([format, code, err]).toEqual([format, 0, ""]);
      expect((await once()).out === out, format).toBe(true);
    }
    const { out } = await run("export", file, "--format", "svg");
    expect(out).toMatch(/^<\?xml [^]*<\/svg>\n$/);
    const json = JSON.parse((await run("export", file, "--format", "png", "--json")).out) as {
      base64: string;
    };
    expect(Buffer.from(json.base64, "base64").subarray(1, 4).toString()).toBe("PNG");
  });

  it("lists bypasses, and the nodes reached from an attacker-controlled one", async () => {
    const file = path.join(folder, "open.json");
    const open = aPipeline()
      .node("laptop")
      .node("registry")
      .node("host")
      .node("repository")
      .edge("laptop", "registry")
      .edge("registry", "host")
      .claim("registry", "reg-immutable-tags", { status: "implemented" });
    writeFileSync(file, JSON.stringify(open.toDocument()));
    const said = await run("posture", file);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/^\d+ of \d+ gates (is|are) not assessed, .*1 holds/m);
    expect(said.out).not.toContain("Immutable image tags");
    const unsigned = open.claim("host", "adm-image-signature", { status: "missing" });
    writeFileSync(file, JSON.stringify(unsigned.toDocument()));
    expect((await run("posture", file)).out).toMatch(
      /^Not in place +Signature and provenance check .*\n {4}laptop pushes straight to registry, registry to host: nothing on this path verifies a signature\.\n {4}.*“Signature and provenance check .*” on host: this closes /im,
    );
    const reached = await run("posture", file, "--compromise", "laptop", "--json");
    expect(JSON.parse(reached.out)).toEqual({
      node: "laptop",
      hostile: ["laptop"],
      targets: [{ node: "host", unguarded: true, stopping: [], catching: ["reg-immutable-tags"] }],
    });
    const reachers = await run("posture", file, "--target", "host", "--as", "proven", "--json");
    expect(JSON.parse(reachers.out)).toMatchObject({
      node: "host",
      targets: [{ catching: [] }, { catching: [] }, { catching: [] }],
    });
    for (const wrong of [
      ["--compromise", "nobody"],
      ["--target", "registry"],
      ["--as", "guessed"],
      ["--compromise", "laptop", "--target", "host"],
    ])
      expect([wrong, (await run("posture", file, ...wrong)).code]).toEqual([wrong, 2]);
  });

  it("begins with the headline, the first attack path, and the first three changes before and after", async () => {
    const file = path.join(folder, "attacked.json");
    writeFileSync(file, JSON.stringify(attackedPipeline()));
    const { code, out } = await run("posture", file);
    expect(code).toBe(0);
    const lines = out.split("\n");
    expect(lines[0]).toMatch(/^3 unprotected entry points lead to production: GitHub Actions, /);
    const [pathAt, changesAt, gapAt] = [1, lines.indexOf("Do this first:"), lines.indexOf("")];
    expect(lines[pathAt]).toBe("First attack path: GitHub Actions");
    expect(lines.slice(2, changesAt).map((line) => line.slice(0, 4))).toEqual([
      "  1.",
      "  2.",
      "  3.",
      "  4.",
    ]);
    const changes = lines.slice(changesAt + 1, gapAt);
    expect(changes[0]).toMatch(
      /^ {2}1\. Put .* Unprotected entry points: 3 → 2\. Effort: \w+\. Check first: not assessed yet\.$/,
    );
    expect(changes[1]).toMatch(/^ {5}Or: /);
    expect(changes.filter((line) => /^ {2}\d\. .*: \d+ → \d+/.test(line))).toHaveLength(3);
    const gates = lines.slice(gapAt + 1, lines.indexOf("", gapAt + 1));
    expect(gates[0]).toMatch(/^1 of 29 gates is bypassed, 20 are not assessed, /);
    expect(gates.filter((line) => line.startsWith("Bypassed"))).toHaveLength(1);
    expect(gates.filter((line) => line.startsWith("Not assessed"))).toEqual([
      expect.stringMatching(/20 gates: set the status of their controls/),
    ]);
    const { bestChanges, ranking } = JSON.parse((await run("posture", file, "--json")).out) as {
      bestChanges: readonly { change: object }[];
      ranking: { changes: readonly { change: object; alternatives: readonly object[] }[] };
    };
    expect(ranking).toMatchObject({ unprotected: { confirmed: 3, assumed: 3 }, redraw: null });
    expect(ranking.changes.map(({ change }) => change)).toEqual(bestChanges.map(({ change }) => change));
    expect(ranking.changes[0]).toMatchObject({
      before: { confirmed: 3, assumed: 3 },
      after: { confirmed: 2, assumed: 3 },
      alternatives: [{ after: { confirmed: 2 } }, { after: { confirmed: 2 } }, { after: { confirmed: 2 } }],
    });
  });

  it("lists entry points and incidents that would have reached production, with 1 if one would", async () => {
    const file = path.join(folder, "incidents.json");
    const map = articlePipeline()
      .node("marketplace", { kind: "package-registry" })
      .edge("marketplace", "ci", { artifact: "tool", pinned: false });
    writeFileSync(file, JSON.stringify(map.toDocument()));
    const ways = await run("posture", file, "--ways-in");
    expect([ways.code, ways.out.includes("marketplace → ci")]).toEqual([1, true]);
    const waysJson = JSON.parse((await run("posture", file, "--ways-in", "--json")).out);
    expect(waysJson).toEqual({
      waysIn: { asDeclared: expect.any(Array), asProven: expect.any(Array) },
      bestChanges: expect.any(Array),
      handOvers: expect.any(Array),
      ranking: expect.objectContaining({ redraw: null }),
    });
    const all = await run("posture", file, "--incidents", "--json");
    expect(all.code).toBe(1);
    expect(JSON.parse(all.out)[0]).toMatchObject({ result: "reached", said: true });
    expect((await run("posture", file, "--incidents")).out).toMatch(
      /^\d+ of \d+ incidents would have reached production/,
    );
    const one = await run("posture", file, "--incident", "tj-actions-reviewdog-2025");
    expect([one.code, one.out.includes("1. The tool from marketplace runs inside ci")]).toEqual([1, true]);

    writeFileSync(file, JSON.stringify(articlePipeline().toDocument()));
    const none = await run("posture", file, "--incident", "teamcity-svr-2023", "--json");
    expect([none.code, JSON.parse(none.out)]).toEqual([
      0,
      expect.objectContaining({ result: "does-not-apply" }),
    ]);
    for (const wrong of [
      ["--incident", "no-such-incident"],
      ["--incidents", "--ways-in"],
      ["--incident", "php-git-2021", "--target", "host"],
    ])
      expect([wrong, (await run("posture", file, ...wrong)).code]).toEqual([wrong, 2]);
  });

  it.each([
    ["not JSON", "{"],
    ["not a document", "{}"],
  ])("refuses a file that is %s: 2", async (_what, text) => {
    const file = path.join(folder, "bad.json");
    writeFileSync(file, text);
    expect((await run("posture", file)).code).toBe(2);
    writeFileSync(file, JSON.stringify(aPipeline().toDocument()));
    expect((await run("posture", file, "--now", "tomorrow")).code).toBe(2);
  });

  it("names a claim of an unknown control, and does not count it", async () => {
    const file = path.join(folder, "unknown.json");
    const map = aPipeline().node("ci");
    writeFileSync(file, JSON.stringify(map.toDocument()));
    const without = await run("posture", file, "--json");
    writeFileSync(file, JSON.stringify(map.claim("ci", "no-such", { status: "implemented" }).toDocument()));
    const told = await run("posture", file);
    expect([told.code, told.out]).toEqual([0, expect.stringContaining("no-such")]);
    const coverageIn = (out: string) => (JSON.parse(out) as { coverage: object }).coverage;
    expect(coverageIn((await run("posture", file, "--json")).out)).toEqual(coverageIn(without.out));
  });
});

describeDatabases("the command line", ({ database, dialect, url }) => {
  let access: PipelineAccess;

  beforeAll(async () => {
    processState().slots.set("env", { ...getEnv(), databaseUrl: url() });
    const { ana } = await makeViewers({ ana: "admin" });
    access = await makePipeline(ana);
    await commitOperations(access, {
      clientId: "c",
      operations: [{ id: randomUUID(), type: "pipeline.changed", set: { name: "critical" } }],
    });
    await takeSnapshot(access, { title: "One" });
  });

  afterAll(() => void processState().slots.delete("env"));

  it("finds nothing to migrate and everything whole", async () => {
    expect(await run("migrate")).toMatchObject({ code: 0, out: "The database is up to date." });
    expect(await run("verify")).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^No problems in 1 pipeline, 1 operation, 1 snapshot, 0 audit log entries\.\nThis check can't show whether the newest entries of a chain were lost/,
      ),
    });
  });

  it("exports a pipeline of the database by its id, as it is now", async () => {
    const { code, out } = await run("export", access.pipelineId, "--format", "json");
    expect([code, JSON.parse(out)]).toMatchObject([0, { schema: "blueline/pipeline/1", name: "critical" }]);
    expect((await run("export", "a".repeat(25), "--format", "json")).code).toBe(2);
  });

  it("prints the heads of the chains, and compares the database with them", async () => {
    const file = path.join(folder, `${dialect}-heads.json`);
    const { code, out } = await run("heads");
    expect(code).toBe(0);
    const heads = JSON.parse(out) as { pipelines: { [id: string]: { hash: string } } };
    writeFileSync(file, out);
    expect((await run("verify", "--heads", file)).code).toBe(0);
    for (const head of Object.values(heads.pipelines)) head.hash = "0".repeat(64);
    writeFileSync(file, JSON.stringify(heads));
    expect(await run("verify", "--heads", file)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^Pipeline \w+, revision 1: the hash differs from the one in the file\.$/m),
    });
    writeFileSync(file, "{}");
    expect((await run("verify", "--heads", file)).code).toBe(2);
  });

  it("writes a backup, and does not restore it into a used database", async () => {
    const file = path.join(folder, `${dialect}.gz`);
    const { code, out } = await run("backup", file, "--json");
    const report = { file, rows: expect.any(Number), sha256: expect.any(String), recorded: true };
    expect([code, JSON.parse(out)]).toEqual([0, report]);
    expect(existsSync(file)).toBe(true);
    // Beside a server that holds the database; the audit log is still one chain.
    const entry = await database().client.auditEntry.findFirst({ orderBy: { number: "desc" } });
    expect(entry).toMatchObject({ event: "backup-made", detail: expect.stringContaining("sha256") });
    expect((await run("verify")).code).toBe(0);
    expect((await run("backup", file)).code).toBe(2);
    // With SQLite, a running server is noticed first: this test holds the database.
    expect([1, 2]).toContain((await run("restore", file)).code);
  });

  it("names altered entries: 1", async () => {
    await tamper(
      dialect,
      url(),
      "pipeline_operation",
      `UPDATE "pipeline_operation" SET "body" = replace("body", 'critical', 'harmless')`,
    );
    await tamper(dialect, url(), "snapshot", `UPDATE "snapshot" SET "title" = 'Two'`);
    const { code, out } = await run("verify", "--json");
    expect([code, JSON.parse(out)]).toMatchObject([
      1,
      {
        whole: false,
        log: { broken: [{ pipelineId: access.pipelineId, revision: 1 }] },
        snapshots: { broken: [{ pipelineId: access.pipelineId, number: 1 }] },
      },
    ]);
    expect((await run("verify")).out).toMatch(
      /^Pipeline \w+ \(critical\), snapshot 1: its fingerprint \w+… does not match its parts, which give \w+…\.$/m,
    );
  });
});
