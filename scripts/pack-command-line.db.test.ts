import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createToken } from "@/lib/server/tokens/create-token";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { describeDatabases } from "@/lib/testing/databases";
import { type RouteServer, startRouteServer } from "@/lib/testing/route-server";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { packCommandLine } from "./pack-command-line.mjs";

interface Ended {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

const folder = mkdtempSync(path.join(tmpdir(), "blueline-package-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Without the variables of the job that runs this test. */
const env: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env["PATH"],
  HOME: folder,
  npm_config_update_notifier: "false",
};

function run(command: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  return new Promise<Ended>((resolve) => {
    const options = { cwd: folder, env: { ...env, ...more }, encoding: "buffer", maxBuffer: 1e8 } as const;
    const child = execFile(command, [...args], options, (_, out, err) =>
      resolve({ code: child.exitCode ?? 1, out, err: err.toString() }),
    );
  });
}

function blueline(...args: readonly string[]) {
  return run(path.join(folder, "node_modules/.bin/blueline"), args);
}

describeDatabases("the packed command line, installed into an empty folder without a network", () => {
  let server: RouteServer;

  beforeAll(async () => {
    const file = await packCommandLine(folder);
    const installed = await run("npm", ["install", "--offline", "--no-audit", "--no-fund", file]);
    expect([installed.code, installed.err]).toEqual([0, ""]);
    mkdirSync(path.join(folder, "app"), { recursive: true });
    writeFileSync(path.join(folder, "app/Dockerfile"), "FROM node:20\nCOPY . .\n");
    writeFileSync(path.join(folder, "map.json"), JSON.stringify(articlePipeline().toDocument()));
    server = await startRouteServer();
  });
  afterAll(() => server.stop());

  it("brings no package of the server", async () => {
    expect(readdirSync(path.join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "blueline-cli",
    ]);
    const own = path.join(folder, "node_modules/blueline-cli/node_modules");
    expect(readdirSync(own).toSorted()).toEqual(["@expo-google-fonts", "@fontsource-variable", "@resvg"]);
  });

  it("lists the commands for files alone, and its version", async () => {
    const { out } = await blueline("--help");
    expect(out.toString()).toMatch(/^ {2}posture /m);
    expect(out.toString()).not.toMatch(/^ {2}backup /m);
    expect((await blueline("--version")).out.toString()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("scans a folder, and draws what it read", async () => {
    const { code, out, err } = await blueline("scan", "app", "--json");
    expect([code, err]).toEqual([0, ""]);
    expect(out.toString()).toContain('"node:20"');
    rmSync(path.join(folder, "page.html"), { force: true });
    const page = await blueline("scan", "app", "--html", "page.html");
    expect([page.code, page.err]).toEqual([0, ""]);
    expect(readFileSync(path.join(folder, "page.html"), "utf8")).toContain("<!doctype html>");
  });

  it("analyses a file", async () => {
    const { code, out } = await blueline("posture", "map.json", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out.toString())).toMatchObject({ waysIn: { asDeclared: expect.any(Array) } });
  });

  it("compares two files, and says what it can't read", async () => {
    expect(await blueline("compare", "map.json", "map.json")).toMatchObject({ code: 0, err: "" });
    const { code, err } = await blueline("compare", "map.json", "snapshot:a1");
    expect([code, err]).toEqual([1, expect.stringContaining("run blueline on the server")]);
  });

  it.each([
    ["svg", /^<\?xml [^>]*>\n<svg /],
    ["png", /^.PNG/],
    ["mermaid", /flowchart/],
  ])("exports as %s", async (format, begins) => {
    const { code, out, err } = await blueline("export", "map.json", "--format", format);
    expect([code, err]).toEqual([0, ""]);
    expect(out.toString("latin1").slice(0, 200)).toMatch(begins);
  });

  it("pushes to a server", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const access = await makePipeline(ana, { name: "Shop", template: "manual" });
    const { token } = await createToken(await requireWorkspaceAccess(ana, "admin"), {
      name: "ci",
      scopes: ["read", "snapshot"],
    });
    const to = ["--server", server.url, "--pipeline", access.pipelineId];
    const { code, out, err } = await run(
      path.join(folder, "node_modules/.bin/blueline"),
      ["push", "--evidence-only", ...to, "--commit", "one"],
      { BLUELINE_TOKEN: token },
    );
    expect([code, err]).toEqual([0, ""]);
    expect(out.toString()).toContain("Took snapshot 1: Commit one.");
  });
});
