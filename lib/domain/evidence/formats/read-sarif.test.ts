import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { sarifOf, sarifResult } from "@/lib/testing/reports";

const repository = { versionControlProvenance: [{ repositoryUri: "https://github.com/acme/shop.git" }] };

describe("SARIF by the tool's rules", () => {
  test("zizmor: the file of the workflow, and that pipelines are scanned", () => {
    const report = readAsReport(
      sarifOf(
        { name: "zizmor", version: "1.16.0" },
        [sarifResult("zizmor/dangerous-triggers", ".github/workflows/ci.yml")],
        repository,
      ),
    );
    expect(report).toMatchObject({ format: "sarif", tool: { name: "zizmor", version: "1.16.0" } });
    expect(said(report)).toEqual([
      "supports ci-pipeline-as-code: repository github.com/acme/shop: zizmor scanned the files of pipelines, with 1 finding in 1 file",
      "contradicts ci-untrusted-code-isolation: file .github/workflows/ci.yml: 1 check failed: dangerous-triggers",
    ]);
  });

  test("poutine", () => {
    const run = sarifOf({ name: "poutine" }, [
      sarifResult("untrusted_checkout_exec", ".github/workflows/pr.yml"),
    ]);
    expect(said(readAsReport(run))).toContain(
      "contradicts ci-untrusted-code-isolation: file .github/workflows/pr.yml: 1 check failed: untrusted_checkout_exec",
    );
  });

  test("Dockle: some image, and a check that it passed over is none", () => {
    const results = [sarifResult("CIS-DI-0001"), sarifResult("CIS-DI-0008", undefined, { level: "none" })];
    expect(said(readAsReport(sarifOf({ name: "Dockle" }, results)))).toEqual([
      "contradicts img-non-root-user: some image: 1 check failed: CIS-DI-0001",
    ]);
  });

  test("a rule by its index, and the level of its rule", () => {
    const driver = {
      name: "hadolint",
      rules: [{ id: "DL3006" }, { id: "DL3002", defaultConfiguration: { level: "error" } }],
    };
    const result = {
      ruleIndex: 1,
      message: { text: "" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "Dockerfile" } } }],
    };
    expect(said(readAsReport(sarifOf(driver, [result])))).toEqual([
      "contradicts iac-scan: some repository: hadolint scanned 1 file: 1 error, 0 findings below",
      "contradicts img-non-root-user: file Dockerfile: 1 check failed: DL3002",
    ]);
  });

  test("results of kind pass for every rule support, and others of no outcome do not", () => {
    const passed = (kind: string) =>
      said(
        readAsReport(
          sarifOf(
            { name: "checkov" },
            ["CKV_DOCKER_3", "CKV_DOCKER_8", "CKV2_DOCKER_1"].map((rule) =>
              sarifResult(rule, "Dockerfile", { kind }),
            ),
          ),
        ),
      ).filter((one) => one.includes("img-non-root-user"));
    expect(passed("pass")).toHaveLength(1);
    expect(passed("pass")[0]).toMatch(/^supports img-non-root-user: file Dockerfile: All 3 checks passed/);
    for (const kind of ["notApplicable", "open", "review", "informational"]) expect(passed(kind)).toEqual([]);
  });

  test("what was suppressed, or is gone since the baseline, is left out; a suppression that was rejected is none", () => {
    const of = (rest: object) =>
      said(readAsReport(sarifOf({ name: "hadolint" }, [sarifResult("DL3002", "Dockerfile", rest)]))).filter(
        (one) => one.includes("img-non-root-user"),
      );
    expect(of({ suppressions: [{ kind: "inSource" }] })).toEqual([]);
    expect(of({ baselineState: "absent" })).toEqual([]);
    expect(of({ suppressions: [{ kind: "external", status: "rejected" }] })).toHaveLength(1);
  });

  test("Scorecard: by the score in its words", () => {
    const of = (score: number) => ({
      ...sarifResult("BranchProtectionID"),
      message: { text: `score is ${score}: because` },
    });
    const words = (score: number) =>
      said(readAsReport(sarifOf({ name: "Scorecard" }, [of(score)], repository)));
    expect(words(0)).toEqual([
      "contradicts src-branch-protection: repository github.com/acme/shop: 1 check failed: Branch-Protection",
    ]);
    expect(words(8)).toEqual([]);
  });
});

describe("SARIF of known vulnerabilities", () => {
  const rule = { id: "CVE-2026-0002", properties: { "security-severity": "7.5", tags: ["vulnerability"] } };
  const message = {
    text: "Package: openssl\nInstalled Version: 3.1.0\nVulnerability CVE-2026-0002\nSeverity: HIGH\nFixed Version: 3.1.1",
  };
  const image = {
    properties: { imageName: "ghcr.io/acme/shop:1.4.2", repoTags: ["ghcr.io/acme/shop:1.4.2"] },
  };

  test("Trivy on an image", () => {
    const run = sarifOf(
      { name: "Trivy", rules: [rule] },
      [{ ...sarifResult("CVE-2026-0002", "acme/shop"), message }],
      image,
    );
    expect(said(readAsReport(run))).toEqual([
      "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 high vulnerability, with a fix",
    ]);
  });

  test("Grype has the fix in the help of the rule, and the package after the id", () => {
    const help = { text: "Vulnerability CVE-2026-0002\nSeverity: High\nPackage: openssl\nFix Version: none" };
    const driver = { name: "grype", rules: [{ ...rule, id: "CVE-2026-0002-openssl", help }] };
    const text = { text: "A high vulnerability in apk package: openssl" };
    const run = sarifOf(driver, [
      { ...sarifResult("CVE-2026-0002-openssl", "package-lock.json"), message: text },
    ]);
    expect(said(readAsReport(run))).toEqual([
      "supports src-dependency-review: some repository: 1 high vulnerability, without a known fix",
    ]);
  });

  test("Grype names an image in its words, and older versions none", () => {
    const of = (text: string) =>
      readAsReport(
        sarifOf({ name: "Anchore Grype Scan" }, [
          { ...sarifResult("CVE-2026-0002-openssl"), message: { text } },
        ]),
      ).subjects;
    expect(
      of("A low vulnerability in apk package: openssl, version 3 was found in image acme/shop:1 at: lib/apk"),
    ).toEqual([{ kind: "image", name: "acme/shop:1" }]);
    expect(
      of(
        "The path a reports openssl at version 3  which is a vulnerable (apk) package installed in the container",
      ),
    ).toEqual([{ kind: "unnamed", of: "image" }]);
  });

  test("Trivy on configuration speaks of the scan and of its rule", () => {
    const misconfiguration = {
      id: "DS002",
      properties: { "security-severity": "8.0", tags: ["misconfiguration"] },
    };
    const run = sarifOf({ name: "Trivy", rules: [misconfiguration] }, [sarifResult("DS002", "Dockerfile")]);
    expect(said(readAsReport(run))).toEqual([
      "contradicts iac-scan: some repository: Trivy scanned 1 file: 1 error, 0 findings below",
      "contradicts img-non-root-user: file Dockerfile: 1 check failed: DS-0002",
    ]);
  });

  test("Trivy without a result lists nothing that it looked at, so it proves nothing", () => {
    expect(said(readAsReport(sarifOf({ name: "Trivy" }, [], image)))).toEqual([]);
  });
});

describe("SARIF of what lists all of its rules", () => {
  test.each([
    ["CodeQL", "src-sast-and-tests"],
    ["Semgrep OSS", "src-sast-and-tests"],
    ["gitleaks", "src-secret-push-protection"],
  ])("%s without results supports %s only where its rules are listed", (name, control) => {
    const clean = (rules: readonly object[]) => said(readAsReport(sarifOf({ name, rules }, [])));
    expect(clean([{ id: "a" }, { id: "b" }])[0]).toMatch(new RegExp(`^supports ${control}: `));
    expect(clean([])).toEqual([]);
  });

  test("an error of CodeQL contradicts, a warning does not, and a severity counts before the level", () => {
    const of = (level: string, severity?: string) => {
      const driver = {
        name: "CodeQL",
        rules: [{ id: "js/x", properties: { "security-severity": severity } }],
      };
      return said(readAsReport(sarifOf(driver, [sarifResult("js/x", "a.js", { level })])))[0]?.split(" ")[0];
    };
    expect(of("error")).toBe("contradicts");
    expect(of("warning")).toBe("supports");
    expect(of("warning", "8.1")).toBe("contradicts");
    expect(of("error", "3.1")).toBe("supports");
  });

  test("a secret contradicts", () => {
    const report = readAsReport(sarifOf({ name: "gitleaks" }, [sarifResult("aws-access-token", ".env")]));
    expect(said(report)).toEqual([
      "contradicts src-secret-push-protection: some repository: 1 secret found by gitleaks",
    ]);
  });
});

describe("SARIF that proves nothing", () => {
  const clean = { name: "CodeQL", rules: [{ id: "a" }] };

  test("without runs", () => {
    expect(refusalOf({ version: "2.1.0", runs: [] })).toMatch(/no run of a tool/);
  });

  test("of another version", () => {
    expect(refusalOf({ version: "2.0.0", runs: [] })).toMatch(/SARIF 2\.0\.0, which is not supported/);
  });

  test("a run without a list of results", () => {
    const report = readAsReport(sarifOf(clean));
    expect(report.statements).toEqual([]);
    expect(report.warnings.join()).toMatch(/no list of results/);
  });

  test("a run that was not successful supports nothing, and what it found still contradicts", () => {
    const failed = { invocations: [{ executionSuccessful: false, endTimeUtc: "2026-11-20T10:00:00Z" }] };
    const report = readAsReport(sarifOf(clean, [], failed));
    expect(report.statements).toEqual([]);
    expect(report.effective).toBe("2026-11-20");
    expect(report.warnings).toEqual(["CodeQL says that it did not run to its end."]);
    const found = [sarifResult("a", "a.js", { level: "error" })];
    expect(said(readAsReport(sarifOf(clean, found, failed)))[0]).toMatch(/^contradicts/);
  });

  test("a tool that the catalogue does not name is counted only", () => {
    const report = readAsReport(
      sarifOf({ name: "tfsec" }, [sarifResult("AWS006", "main.tf", { level: "error" })]),
    );
    expect(report.statements).toEqual([]);
    expect(report.summary).toBe("1 finding of tfsec: 1 error, 0 warnings and 0 notes");
    expect(report.warnings.join()).toMatch(/counted only/);
  });
});

test("a place in SARIF is an address: its percent signs are characters, and where the tool ran is no part of it", () => {
  const folder = {
    invocations: [{ executionSuccessful: true, workingDirectory: { uri: "file:///home/ci/shop" } }],
  };
  const results = ["a%20b/Dockerfile", "file:///home/ci/shop/web/Dockerfile", "%zz"].map((uri) =>
    sarifResult("x", uri),
  );
  expect(readAsReport(sarifOf({ name: "hadolint" }, results, folder)).subjects.slice(1)).toEqual([
    { kind: "file", path: "a b/Dockerfile" },
    { kind: "file", path: "web/Dockerfile" },
    { kind: "file", path: "%zz" },
  ]);
});

test("runs of several tools in one file say each by which tool it was, and when", () => {
  const at = (endTimeUtc: string) => ({ invocations: [{ executionSuccessful: true, endTimeUtc }] });
  const zizmor = sarifOf(
    { name: "zizmor", version: "1.16.0" },
    [sarifResult("zizmor/dangerous-triggers", ".github/workflows/ci.yml")],
    at("2026-11-20T08:00:00Z"),
  );
  const dockle = sarifOf({ name: "Dockle" }, [sarifResult("CIS-DI-0001")], at("2026-11-02T08:00:00Z"));
  const { tool, statements } = readAsReport({ ...zizmor, runs: [...zizmor.runs, ...dockle.runs] });
  expect(tool.name).toBe("zizmor");
  expect(statements.map(({ ran }) => ran?.tool.name)).toContain(undefined);
  expect(statements.find(({ control }) => control === "img-non-root-user")?.ran).toEqual({
    tool: { name: "Dockle" },
    effective: "2026-11-02",
  });
});
