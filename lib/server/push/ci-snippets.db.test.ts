import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { type RouteServer, startRouteServer } from "@/lib/testing/route-server";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireWorkspaceAccess } from "../auth/access";
import { createToken } from "../tokens/create-token";
import { createTrustRule } from "../tokens/trust-rules";

interface Snippet {
  /** The title of its page. */
  readonly of: string;
  readonly text: string;
  /** Its lines for a shell. */
  readonly shell: string;
}

/** The shell lines of every block that calls the command, on the page on CI and those of the systems. */
const snippets: readonly Snippet[] = ["ci.md", ...systemPages()].flatMap((file) => {
  const page = readFileSync(path.join("docs/guides", file), "utf8");
  const of = /^# (.*)$/m.exec(page)?.[1] ?? file;
  return [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].flatMap(([, text = ""]) => {
    const [shell] = /^ *blueline push(?:.*\\\n)*.*$/m.exec(text) ?? [];
    return shell === undefined ? [] : [{ of, text, shell }];
  });
});

function systemPages(): readonly string[] {
  return readdirSync("docs/guides/ci").map((file) => path.join("ci", file));
}

const folder = mkdtempSync(path.join(tmpdir(), "blueline-ci-"));
const bin = path.join(folder, "bin");
const job = path.join(folder, "job");
const script = path.resolve("scripts/blueline.mjs");

describe("the pages on CI", () => {
  it("have a snippet with a token and one without a stored secret for each CI system that signs tokens", () => {
    const counts = (name: string) => snippets.filter(({ of }) => of === name).length;
    const systems = ["Jenkins", "TeamCity", "GitHub Actions", "GitLab CI", "Azure Pipelines"];
    expect(systems.map(counts)).toEqual([2, 2, 2, 2, 1]);
    // Third parties can change what a name refers to, so snippets contain none of their names.
    expect(snippets.flatMap(({ text }) => text.match(/uses:/g) ?? [])).toEqual([]);
  });
});

describeDatabases("a snippet of the pages on CI", () => {
  let server: RouteServer;
  let actions: Server;
  let pipelineId: string;
  let token: string;
  let sign: () => Promise<string>;

  beforeAll(async () => {
    mkdirSync(bin, { recursive: true });
    mkdirSync(job, { recursive: true });
    writeFileSync(path.join(bin, "blueline"), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`, {
      mode: 0o755,
    });
    writeFileSync(path.join(job, "Dockerfile"), "FROM node:22\nUSER node\n");
    writeFileSync(
      path.join(job, "trivy.json"),
      JSON.stringify({
        SchemaVersion: 2,
        CreatedAt: new Date().toISOString(),
        ArtifactName: "registry.example.org/shop:1",
        ArtifactType: "container_image",
        Results: [{ Target: "shop", Class: "os-pkgs", Type: "debian", Vulnerabilities: [] }],
      }),
    );
    const { ana } = await makeViewers({ ana: "admin" });
    const workspace = await requireWorkspaceAccess(ana, "admin");
    server = await startRouteServer();
    ({ pipelineId } = await makePipeline(ana, { name: "Shop", template: "manual" }));
    const scopes = ["read", "import", "evidence", "snapshot"] as const;
    ({ token } = await createToken(workspace, { name: "ci", scopes: [...scopes], pipelines: [pipelineId] }));
    const issuer = await makeIssuer();
    await createTrustRule(workspace, aTrustRule({ keys: issuer.keys, audience: server.url }));
    sign = () => issuer.sign({ aud: server.url });
    actions = createServer((_request, response) => {
      void sign().then((value) => response.end(JSON.stringify({ value })));
    });
    await new Promise<void>((resolve) => actions.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    await server.stop();
    actions.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function credentialsFor({ text, of }: Snippet): Promise<Readonly<Record<string, string>>> {
    const { port } = actions.address() as AddressInfo;
    if (text.includes("id-token: write"))
      return {
        ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?api-version=2`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "of the job",
      };
    if (text.includes("$IDENTITY_FILE")) {
      const file = path.join(folder, "identity");
      writeFileSync(file, await sign());
      return { IDENTITY_FILE: file };
    }
    const isTokenless = text.includes("id_tokens") || (of === "TeamCity" && !text.includes("trivy.json"));
    return isTokenless ? { BLUELINE_ID_TOKEN: await sign() } : { BLUELINE_TOKEN: token };
  }

  function run(shell: string, env: Readonly<Record<string, string>>) {
    return new Promise<{ readonly code: number | null; readonly output: string }>((resolve) => {
      const child = spawn("sh", ["-ec", shell], {
        cwd: job,
        env: {
          PATH: `${bin}:${process.env["PATH"] ?? ""}`,
          HOME: folder,
          NODE_ENV: "production",
          CI_COMMIT_SHA: "0a1b2c3",
          BLUELINE_SERVER: server.url,
          BLUELINE_PIPELINE: pipelineId,
          ...env,
        },
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.on("close", (code) => resolve({ code, output }));
    });
  }

  for (const [index, snippet] of snippets.entries())
    it(
      `does what it says: ${index + 1}, ${snippet.of}`,
      // `npm test` tries one of each CI system.
      { timeout: 60_000, tags: snippets.findIndex(({ of }) => of === snippet.of) === index ? [] : ["full"] },
      async () => {
        const { code, output } = await run(snippet.shell, await credentialsFor(snippet));
        expect(output).not.toMatch(/^(Failed|Unknown result): /m);
        expect([code, output]).toEqual([0, expect.stringMatching(/Took snapshot \d+: Commit 0a1b2c3\./)]);
        expect(output).toContain("Read . (2 files)");
        if (snippet.shell.includes("trivy.json")) expect(output).toContain("Sent trivy.json");
        expect(output).not.toContain(token.slice(4, 30));
      },
    );
});
