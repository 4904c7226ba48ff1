// @module-tag large
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const script = join(import.meta.dirname, "compile-catalogue.mjs");
const source = join(import.meta.dirname, "../lib/domain/catalogue");
let root: string;
let catalogueFolder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "catalogue-"));
  catalogueFolder = join(root, "lib/domain/catalogue");
  for (const part of [
    "controls",
    "exploited.json",
    "frameworks",
    "incidents",
    "interview",
    "technologies",
    "version.json",
  ])
    cpSync(join(source, part), join(catalogueFolder, part), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function refusal(): string {
  const run = spawnSync(process.execPath, [script, root], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(existsSync(join(catalogueFolder, "generated"))).toBe(false);
  return run.stderr;
}

function change(file: string, edit: (text: string) => string): void {
  writeFileSync(join(catalogueFolder, file), edit(readFileSync(join(catalogueFolder, file), "utf8")));
}

describe("compile-catalogue", () => {
  test("writes the same bytes each time, and leaves alone what has not changed", () => {
    execFileSync(process.execPath, [script, root]);
    const file = join(catalogueFolder, "generated/controls.json");
    const before = { text: readFileSync(file, "utf8"), time: statSync(file).mtimeMs };
    execFileSync(process.execPath, [script, root]);
    expect({ text: readFileSync(file, "utf8"), time: statSync(file).mtimeMs }).toEqual(before);
    expect(before.text).toMatch(
      /^\[\{"id":"[^"]+","title":"[^"]+","shortTitle":"[^"]+","appliesTo":\[[^\]]+\],"stage":"[^"]+","kind":"[^"]+","gate":\{[^}]+\},"weight":\d/,
    );
  });

  test("a changed sentence makes a new address, and the old file goes", () => {
    execFileSync(process.execPath, [script, root]);
    const [before] = readdirSync(join(root, "public/catalogue"));
    change("controls/img-sign.json", (text) => text.replace('"why": "', '"why": "In short: '));
    execFileSync(process.execPath, [script, root]);
    const after = readdirSync(join(root, "public/catalogue"));
    expect(after).toHaveLength(1);
    expect(after[0]).not.toBe(before);
  });

  test("names the file and the field of a fault", () => {
    change("controls/img-sign.json", (text) =>
      text.replace('"builder"', '"bulider"').replace('"T1525"', '"T9999"'),
    );
    change("technologies/ci.json", (text) =>
      text.replace('"id": "jenkins", ', '"id": "jenkins", "colour": "red", '),
    );
    const said = refusal();
    expect(said).toContain("lib/domain/catalogue/controls/img-sign.json: appliesTo[0]: ");
    expect(said).toContain('lib/domain/catalogue/technologies/ci.json: [0]: Unrecognized key: "colour"');
  });

  test("a reference that leads nowhere is refused", () => {
    change("controls/img-sign.json", (text) =>
      text.replace('"T1525"', '"T9999"').replace('"CICD-SEC-9"', '"CICD-SEC-99"'),
    );
    const said = refusal();
    expect(said).toContain('img-sign.json: mitigates[0]: unknown technique "T9999"');
    expect(said).toContain('"owasp-cicd-top-10" has no requirement "CICD-SEC-99"');
  });

  test("a question about no control and words for a tool that the control is not for are refused", () => {
    change("interview/questions/ci.json", (text) =>
      text
        .replace('"ci-worker-egress": {', '"ci-worker-exit": {')
        .replace('"jenkins": "Are Jenkins agents', '"harbor": "Are Jenkins agents'),
    );
    change("interview/first.json", (text) =>
      text.replace('"ecs-task-hardening"', '"img-sign"').replace('"deploy-gitops"', '"deploy-by-mood"'),
    );
    const said = refusal();
    expect(said).toContain("interview/questions/ci.json: ci-worker-exit: unknown control");
    expect(said).toContain(
      "interview/questions/ci.json: ci-ephemeral-workers.in.harbor: the control is not for this technology",
    );
    expect(said).toContain('interview/first.json: ecs[1]: "img-sign" is not for this kind or technology');
    expect(said).toContain('interview/first.json: argo-cd[0]: unknown control "deploy-by-mood"');
  });

  test("references of a control to others and to techniques are checked", () => {
    change("controls/src-branch-protection.json", (text) =>
      text.replace('"with": "src-two-party-review"', '"with": "img-sign"'),
    );
    change("controls/adm-image-signature.json", (text) =>
      text
        .replace('"provedBy": "img-sign"', '"provedBy": "img-seal"')
        .replace('"host",\n    "delivery"', '"delivery"'),
    );
    change("controls/base-pin-digest.json", (text) =>
      text.replace('"asDeclared": [\n    "hostile-dependency"', '"asDeclared": [\n    "stolen-account"'),
    );
    change("controls/src-strong-auth.json", (text) => text.replace('"stolen-account"', '"stolen-laptop"'));
    const said = refusal();
    expect(said).toContain('src-branch-protection.json: gate.with: "img-sign" is not a gate');
    expect(said).toContain('adm-image-signature.json: gate.provedBy: unknown control "img-seal"');
    expect(said).toContain(
      "adm-image-signature.json: onlyIfEntered.host: the control does not apply to this kind",
    );
    expect(said).toContain(
      'base-pin-digest.json: asDeclared[0]: the control does not close "stolen-account"',
    );
    expect(said).toContain("src-strong-auth.json: closes[0]: ");
  });

  test("titles are each one's own, and short ones have at most 28 characters", () => {
    change("controls/img-sbom.json", (text) => text.replace("Signed SBOM for each image", "Image signing"));
    change("controls/img-sign.json", (text) =>
      text.replace('"shortTitle": "Image signing"', '"shortTitle": "Signed SBOM"'),
    );
    expect(refusal()).toContain('img-sign.json: shortTitle: "img-sbom" has the same one');
    change("controls/img-sign.json", (text) =>
      text.replace('"Signed SBOM"', '"Signed by a protected identity"'),
    );
    expect(refusal()).toContain(
      "img-sign.json: shortTitle: Too big: expected string to have <=28 characters",
    );
    change("controls/img-sign.json", (text) =>
      text
        .replace('"Signed by a protected identity"', '"Image signing"')
        .replace(/"title": ".*"/, '"title": "Image signing"'),
    );
    expect(refusal()).toContain('img-sign.json: title: "img-sbom" has the same one');
  });

  test("an incident with an unknown control, technology, kind, artifact or entry is refused by name", () => {
    change("incidents/teamcity-svr-2023.json", (text) =>
      text
        .replace('"teamcity"', '"teamtown"')
        .replace('"control": "ci-hardening-patching"', '"control": "ci-prayer"'),
    );
    change("incidents/tj-actions-reviewdog-2025.json", (text) =>
      text.replace('"moved-tag"', '"moved-house"').replace('"tool"', '"toll"').replace('"ci"', '"cy"'),
    );
    const said = refusal();
    expect(said).toContain('teamcity-svr-2023.json: match.technologies[0]: unknown technology "teamtown"');
    expect(said).toMatch(/teamcity-svr-2023\.json: stoppedBy\[\d\]\.control: unknown control "ci-prayer"/);
    expect(said).toContain("tj-actions-reviewdog-2025.json: match.entry[0]: ");
    expect(said).toContain("tj-actions-reviewdog-2025.json: match.artifacts[0]: ");
    expect(said).toContain("tj-actions-reviewdog-2025.json: match.kinds[0]: ");
  });

  test("exploited products name a known technology, dotted versions and each CVE once", () => {
    change("exploited.json", (text) =>
      text.replace('"teamcity"', '"teamtown"').replace("CVE-2024-27199", "CVE-2024-27198"),
    );
    expect(refusal()).toContain("exploited.json: rows: must not list a CVE twice");
    change("exploited.json", (text) => text.replace("CVE-2024-27198", "CVE-2024-27199"));
    expect(refusal()).toContain('exploited.json: rows[0].technologies[0]: unknown technology "teamtown"');
    change("exploited.json", (text) => text.replace('"before": "2025.11.7"', '"before": "next"'));
    expect(refusal()).toContain(
      "exploited.json: rows[0].affected[0].before: must be numbers separated by dots",
    );
  });

  test("a file that is no JSON is named", () => {
    change("frameworks/slsa-1.2.json", () => "{");
    expect(refusal()).toContain("lib/domain/catalogue/frameworks/slsa-1.2.json: ");
  });
});
