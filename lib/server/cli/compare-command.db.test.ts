import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareAnswerSchema } from "@/lib/domain/contract/compare";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { describeDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { getEnv } from "../env";
import { processState } from "../process";
import { commands } from "./commands";
import { runCli } from "./run-cli";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function compare(...args: string[]) {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  return {
    code: await runCli(commands, ["compare", ...args], write, write, () => undefined),
    text: lines.join("\n"),
  };
}

function fileOf(name: string, value: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const scan = { node: "ci", control: "img-vuln-scan" } as const;
const article = articlePipeline();
const good = fileOf(
  "good.json",
  article.claim(scan.node, scan.control, { status: "implemented" }).toDocument(),
);
const bad = fileOf("bad.json", article.claim(scan.node, scan.control, { status: "planned" }).toDocument());

describe("compare", () => {
  it("of two files needs no database: 0 if nothing got worse, 1 if something did", async () => {
    expect(await compare(good, good)).toMatchObject({
      code: 0,
      text: "From good.json to good.json: nothing changed.",
    });
    expect((await compare(bad, good)).code).toBe(0);
    const { code, text } = await compare(good, bad);
    expect(code).toBe(1);
    expect(text).toContain("ci: Vulnerability scan that fails the build by policy: Declared → Planned");
    expect(text).toMatch(/^From good\.json to bad\.json: 1 control got worse/);
  });

  it("of a file with its target says what the plan would bring", async () => {
    const { code, text } = await compare(bad, "target");
    expect(code).toBe(0);
    expect(text).toMatch(
      /^From bad\.json to the planned state: 1 control improved.*\nNote: Planned state: 1 planned control as if done\./,
    );
    expect((await compare(bad, "target:2027-03-31")).text).toContain("nothing changed");
  });

  it("lists places that are not on the map apart from progress: 0, and 1 with --fail-on removed", async () => {
    const attacked = attackedPipeline();
    const drawn = fileOf("drawn.json", attacked);
    const without = fileOf("without.json", {
      ...attacked,
      edges: attacked.edges.filter(({ id }) => id !== "market-ci"),
    });
    const told = await compare(drawn, without);
    expect(told).toEqual({
      code: 0,
      text: [
        "From drawn.json to without.json: 1 entry point removed from the map; 1 connection removed.",
        "",
        "Not on the map: no progress (1)",
        "  Entry point: GitHub Marketplace → GitHub Actions: Unprotected → Not on the map",
        "",
        "Removed (1)",
        "  GitHub Marketplace → GitHub Actions (tool)",
      ].join("\n"),
    });
    expect(await compare(drawn, without, "--fail-on", "removed")).toEqual({ ...told, code: 1 });
    // An entry point closed by a control is still on the map.
    const closed = fileOf("closed.json", {
      ...attacked,
      claims: [...attacked.claims, { node: "ci", control: "pin-dependencies", status: "implemented" }],
    });
    const better = await compare(drawn, closed, "--fail-on", "removed");
    expect(better.code).toBe(0);
    expect(better.text).toContain("GitHub Marketplace → GitHub Actions: Unprotected → Closed");
    expect(better.text).not.toMatch(/not on the map/i);
    expect((await compare(drawn, without, "--fail-on", "worse")).code).toBe(2);
  });

  it("as JSON equals the answer of the API", async () => {
    const { text } = await compare(good, bad, "--json", "--now", "2026-11-24");
    const answer = compareAnswerSchema.parse(JSON.parse(text));
    expect(answer).toMatchObject({ isWorse: true, from: { ref: good, day: "2026-11-24" }, log: {} });
  });

  it.each([
    [[good]],
    [[good, "/no/such/file"]],
    [[good, bad, good]],
    [["snapshot:one@2", good]],
    [["pipeline:one@2026-02-30", good]],
    [[good, bad, "--now", "soon"]],
    [["target", "target:2027-03-31"]],
    [["snapshot:one", "target"]],
  ])("%j is misuse: 2", async (args) => {
    expect((await compare(...args)).code).toBe(2);
  });
});

describeDatabases("compare in a database", ({ url }) => {
  beforeEach(() => void processState().slots.set("env", { ...getEnv(), databaseUrl: url() }));
  afterEach(() => void processState().slots.delete("env"));

  it("names the author of each change between a snapshot and now", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const access = await makePipeline(ana, {
      document: article.claim(scan.node, scan.control, { status: "implemented" }).toDocument(),
    });
    const { id } = await takeSnapshot(access, { title: "Q4 baseline" });
    await pushTo(access, { type: "claim.changed", ...scan, set: { status: "missing", note: "hotfix week" } });
    const { code, text } = await compare(`snapshot:${id}`, `pipeline:${access.pipelineId}`);
    expect(code).toBe(1);
    expect(text).toMatch(/^Since Q4 baseline: 1 control got worse/);
    expect(text).toMatch(/Declared → Missing, ana, \d+ \w+ \d+, “hotfix week”/);
    expect((await compare("snapshot:nobody", good)).code).toBe(2);
    expect((await compare(`pipeline:${access.pipelineId}`, "target:2027-03-31")).text).toContain(
      "Planned state by 31 Mar 2027: 0 planned controls as if done.",
    );
  });
});
