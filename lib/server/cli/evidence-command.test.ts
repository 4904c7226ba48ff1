import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { evidenceCommand } from "./evidence-command";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "blueline-evidence-"));
  const document = {
    ...aPipeline()
      .node("ci", { name: "Jenkins", buildsImages: true })
      .claim("ci", "img-vuln-scan", { status: "implemented" })
      .toDocument(),
    images: [{ id: "shop", name: "ghcr.io/acme/shop", builtBy: "ci" }],
  };
  write("map.json", JSON.stringify(document));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const trivy = (severities: readonly string[]) =>
  JSON.stringify({
    SchemaVersion: 2,
    CreatedAt: "2026-11-20T08:00:00Z",
    ArtifactName: "ghcr.io/acme/shop:1.2",
    ArtifactType: "container_image",
    Results: [
      {
        Target: "shop",
        Class: "os-pkgs",
        Type: "alpine",
        Vulnerabilities: severities.map((Severity) => ({
          VulnerabilityID: "CVE-2026-1",
          PkgName: "musl",
          Severity,
        })),
      },
    ],
  });

const run = (files: readonly string[], values: Readonly<Record<string, string>> = {}) =>
  evidenceCommand.run(files, { pipeline: path.join(folder, "map.json"), now: "2026-11-28", ...values });

it("lists proven controls, ends with 1 on a contradiction, and writes the document with the evidence", async () => {
  const to = path.join(folder, "new.json");
  const clean = await run([write("clean.json", trivy([]))]);
  expect([clean.code, clean.text]).toEqual([0, expect.stringContaining("supports img-vuln-scan")]);
  const bad = await run([write("bad.json", trivy(["CRITICAL"]))], { to, days: "30" });
  expect(bad).toMatchObject({ code: 1, json: { contradicted: [{ node: "ci", control: "img-vuln-scan" }] } });
  expect(bad.text).toContain("Contradicted: Vulnerability scan that fails the build by policy on Jenkins.");
  expect(JSON.parse(readFileSync(to, "utf8"))).toMatchObject({
    claims: [{ evidence: [{ result: "contradicts", effective: "2026-11-20", expires: "2026-12-20" }] }],
  });
});

it("names an unreadable file, reads the others, and explains wrong usage", async () => {
  const files = [write("notes.json", "{ no"), write("clean.json", trivy([]))];
  const read = await run(files);
  expect(read).toMatchObject({
    code: 1,
    json: { reports: [{ name: "clean.json" }], refused: [{ name: "notes.json" }] },
  });
  for (const values of [{ days: "0" }, { now: "soon" }, { pipeline: "/not/there.json" }])
    await expect((async () => run(files, values))()).rejects.toThrow(/takes|can't be read/);
  await expect((async () => run(["/not/there.json"]))()).rejects.toThrow("can't be read");
});
