import { describe, expect, test } from "vitest";
import { corpusTitle, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import { readAsReport, said } from "@/lib/testing/read-as-report";
import { decodeText } from "../importers/dockerfile/decode-text";
import { readReports } from "./read-reports";

interface Sample {
  readonly file: string;
  readonly format: string;
}

const samples: readonly Sample[] = hasCorpus
  ? (JSON.parse(readCorpus("evidence/evidence.json").toString("utf8")) as Sample[])
  : [];
const textOf = (file: string) => decodeText(readCorpus(file));

/** What the corpus calls otherwise: an attestation may carry a bill of materials. */
const formats: Readonly<Record<string, RegExp>> = { "slsa-intoto": /^(?:provenance|cyclonedx)$/ };

/** Samples that are no reports, or prove nothing, with the reason. */
const refused: readonly (readonly [sample: RegExp, reason: RegExp])[] = [
  [/^(?:otm|threat-dragon)\//, /threat model|not a supported report/],
  [/^sarif\/no_runs/, /no run of a tool/],
  [/^checkov\/checkov2?-report-0-vuln/, /no check that was evaluated/],
];

describe.runIf(hasCorpus)(`Reports of ${corpusTitle}`, () => {
  test("there are 61", () => {
    expect(samples).toHaveLength(61);
  });

  test.each(samples.map(({ file, format }) => [file, format]))("%s", (file, format) => {
    const read = readReports({ name: file, text: textOf(file) });
    const reason = refused.find(([sample]) => sample.test(file.replace("evidence/", "")))?.[1];
    if (reason) {
      expect(read.ok ? "read" : read.error.message).toMatch(reason);
      return;
    }
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value).toHaveLength(1);
    expect(read.value[0]?.format).toMatch(formats[format] ?? new RegExp(`^${format}$`));
    expect(read.value[0]?.summary).not.toBe("");
  });

  test.each([
    ["trivy/alpine-310.json", "0 critical, 0 high, 4 medium", 1],
    ["trivy/scheme_2_no_vuln.json", "0 critical, 0 high, 0 medium", 0],
    ["trivy/secrets.json", "2 secrets", 0],
    ["grype/many_vulns4.json", "2 critical, 2 high, 5 medium", 0],
    ["docker-bench/docker-bench-report-many-vulns.json", "48 PASS, 33 WARN, 26 INFO, 10 NOTE", 0],
    ["docker-bench/docker-bench-report-zero-vulns.json", "109 PASS, 0 WARN, 0 INFO, 8 NOTE", 0],
    ["kube-bench/kube-bench-report-zero-vuln.json", "23 PASS, 0 FAIL, 0 WARN, 0 INFO", 0],
    ["cosign/keyed-frontend-verify.stderr.txt", "A signature was verified", 1],
    ["cosign/unsigned-verify.stderr.txt", "Verification failed: no signatures found", 0],
    ["cyclonedx/vex-case-1.json", "1 vulnerability said not to apply", 0],
    ["sarif/chainloop-report.sarif", "9 findings of tfsec: 7 errors, 2 warnings and 0 notes", 1],
  ])("evidence/%s: %s", (file, summary, warnings) => {
    const report = readAsReport(textOf(`evidence/${file}`));
    expect(report.summary).toBe(summary);
    expect(report.warnings).toHaveLength(warnings);
  });

  test("a high vulnerability with a fix contradicts, without one it does not", () => {
    const resultOf = (file: string) => readAsReport(textOf(`evidence/grype/${file}`)).statements[0]?.result;
    expect(resultOf("fix_available.json")).toBe("contradicts");
    expect(resultOf("fix_not_available.json")).toBe("supports");
  });

  test("of several provenance documents on Google Cloud, none of whose signatures is verified here, one statement is made", () => {
    const report = readAsReport(
      textOf("evidence/slsa-intoto/gcloud-container-multiple-provenance-3rdvalid.json"),
    );
    expect(report.statements).toHaveLength(1);
    expect(report.warnings.join()).toMatch(/not verified/);
  });
});

const podinfo = "image ghcr.io/stefanprodan/podinfo";

describe.runIf(hasCorpus)(`Linked reports of ${corpusTitle}`, () => {
  const linked = (file: string) => readAsReport(textOf(`linked/${file}`));

  test("a scan without a critical or high vulnerability, on a base past its end of life", () => {
    const report = linked("podinfo/trivy-podinfo.json");
    expect(report.summary).toBe("0 critical, 0 high, 4 medium");
    expect(report.warnings.join()).toMatch(/end of life/);
    expect(said(report)).toEqual([
      `supports img-vuln-scan: ${podinfo}:6.14.1: No critical or high vulnerability was found, 4 medium ones`,
    ]);
  });

  test("scan, signature, bill and provenance name the same digest", () => {
    const digests = [
      "trivy-podinfo.json",
      "cosign-verify.json",
      "sbom.cdx.json",
      "provenance.intoto.jsonl",
    ].map((file) => {
      const subject = linked(`podinfo/${file}`).statements[0]?.subject;
      return subject?.kind === "image" ? subject.digest : undefined;
    });
    expect(new Set(digests)).toEqual(
      new Set(["sha256:f45ef213897ea4af65ece78bd7fd42325db122d8331739d3c5a217a36a00a492"]),
    );
  });

  test("a signature without a key, by whom", () => {
    expect(linked("podinfo/cosign-verify.json").summary).toBe(
      "1 signature verified (keyless, issuer https://token.actions.githubusercontent.com, repository stefanprodan/podinfo)",
    );
  });

  test("Scorecard: 10 supports, 0 contradicts, -1 is unknown", () => {
    const report = linked("podinfo/scorecard.json");
    const rules = (result: string) =>
      report.statements.filter((one) => one.result === result).flatMap((one) => one.rules);
    expect(rules("supports")).toEqual(expect.arrayContaining(["Token-Permissions", "Pinned-Dependencies"]));
    expect(rules("contradicts")).toEqual(expect.arrayContaining(["Branch-Protection", "Code-Review"]));
    for (const unknown of ["CI-Tests", "Packaging", "Signed-Releases"]) {
      expect([...rules("supports"), ...rules("contradicts")]).not.toContain(unknown);
      expect(report.warnings.join()).toContain(unknown);
    }
  });

  test.each([
    [
      "podinfo/sbom.cdx.json",
      [`supports img-sbom: ${podinfo}:6.14.1: An SBOM in CycloneDX 1.5 lists 4 components`],
    ],
    [
      "podinfo/grype-busybox.json",
      ["supports img-vuln-scan: image busybox:latest: No critical or high vulnerability was found"],
    ],
    [
      "example-voting-app/trivy-vote.json",
      [
        "contradicts img-vuln-scan: image dockersamples/examplevotingapp_vote:latest: 1 critical and 1 high vulnerabilities, all of them with a fix",
      ],
    ],
    [
      "example-voting-app/trivy-vote-ghcr.json",
      [
        "supports img-vuln-scan: image ghcr.io/dockersamples/example-voting-app-vote:latest: No critical or high vulnerability was found",
      ],
    ],
    [
      "example-voting-app/unsigned.stderr.txt",
      ["contradicts img-sign: some image: cosign verify failed: no signatures found"],
    ],
    [
      "example-voting-app/kube-bench.json",
      ["contradicts k8s-component-hardening: some cluster: 3 checks failed: 4.1.2, 4.1.5 and 4.2.10"],
    ],
  ])("%s", (file, statements) => {
    expect(said(linked(file))).toEqual(statements);
  });

  test("provenance is present, its signature not verified", () => {
    const report = linked("podinfo/provenance.intoto.jsonl");
    expect(report.summary).toBe(
      "Provenance present (SLSA v0.2) of 1 artifact; its signature is not verified by reading it",
    );
    expect(said(report)[0]).toMatch(
      /^supports img-provenance: image ghcr\.io\/stefanprodan\/podinfo: .*not verified/,
    );
  });

  test("kube-bench: 4 FAIL by its results; hadolint: 9 warnings in two Dockerfiles", () => {
    expect(linked("example-voting-app/kube-bench.json").summary).toBe("20 PASS, 4 FAIL, 0 WARN, 0 INFO");
    const hadolint = linked("example-voting-app/hadolint.json");
    expect(hadolint.summary).toBe("0 errors, 9 warnings, 3 infos");
    expect(hadolint.subjects).toEqual([
      { kind: "file", path: "vote/Dockerfile" },
      { kind: "file", path: "worker/Dockerfile" },
    ]);
  });
});

describe.runIf(hasCorpus)(`Hostile JSON of ${corpusTitle}`, () => {
  test.each([
    ["trailing-comma-comments.json", /JSON can't be read from line 1 on/],
    ["html-login-page.json", /HTML/],
    ["deep-array.json", /64 levels/],
    ["proto-cyclonedx.json", /__proto__/],
  ])("%s is refused in words", (file, words) => {
    const read = readReports({ name: file, text: textOf(`hostile/json/${file}`) });
    expect(read.ok ? "read" : read.error.message).toMatch(words);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("provenance without a signature supports nothing", () => {
    const report = readAsReport(textOf("hostile/json/fake-provenance.json"));
    expect(report.statements).toEqual([]);
    expect(report.summary).toMatch(/not verified/);
  });

  test("scores that are none count for nothing, and are named", () => {
    const report = readAsReport(textOf("hostile/json/scorecard-strings.json"));
    expect(report.statements).toEqual([]);
    expect(report.effective).toBeUndefined();
    expect(report.warnings.join(" ")).toMatch(/Pinned-Dependencies.*Token-Permissions and X/);
  });
});
