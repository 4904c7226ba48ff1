import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { reportDigest, trivyCluster, trivyImage, trivyTree } from "@/lib/testing/reports";
import { trivyRule } from "./trivy-rule";

test.each([
  ["AVD-KSV-0001", "KSV-0001"],
  ["KSV001", "KSV-0001"],
  ["KSV-001", "KSV-0001"],
  ["avd-ds-0002", "DS-0002"],
  ["DS002", "DS-0002"],
  ["AVD-KSV-01010", "KSV-01010"],
  ["AVD-AWS-0104", "AWS-0104"],
  ["CVE-2021-44228", "CVE-2021-44228"],
])("the rule %s is called %s today", (written, today) => {
  expect(trivyRule(written)).toBe(today);
});

describe("Trivy on an image", () => {
  test("names it by tag and digest, with the UTC day of the scan and what was found", () => {
    const report = readAsReport(trivyImage);
    expect(report).toMatchObject({
      format: "trivy",
      tool: { name: "Trivy", version: "0.66.0" },
      effective: "2026-11-21",
      subjects: [
        {
          kind: "image",
          name: "ghcr.io/acme/shop:1.4.2",
          digest: reportDigest,
          names: [`ghcr.io/acme/shop@${reportDigest}`],
        },
      ],
      summary: "1 critical, 1 high, 1 medium",
      warnings: [],
    });
    expect(said(report)).toEqual([
      "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 critical and 1 high vulnerabilities, 1 of them with a fix",
    ]);
  });

  test("a target of packages without a vulnerability is a clean scan", () => {
    const clean = {
      ...trivyImage,
      Results: [{ Target: "shop (alpine 3.20.3)", Class: "os-pkgs", Type: "alpine" }],
    };
    expect(said(readAsReport(clean))).toEqual([
      "supports img-vuln-scan: image ghcr.io/acme/shop:1.4.2: No critical or high vulnerability was found",
    ]);
  });

  test.each([[undefined], [null], [[]]])("results of %s prove nothing", (Results) => {
    const report = readAsReport({ ...trivyImage, Results });
    expect(report.statements).toEqual([]);
    expect(report.warnings).toHaveLength(1);
  });

  test("a scan for secrets alone says nothing of vulnerabilities, and a secret contradicts", () => {
    const Secrets = [{ RuleID: "github-pat", Title: "GitHub Personal Access Token", Match: "ghp_****" }];
    const report = readAsReport({
      ...trivyImage,
      Results: [{ Target: "/app/.env", Class: "secret", Secrets }],
    });
    expect(said(report)).toEqual([
      "contradicts img-no-secrets: image ghcr.io/acme/shop:1.4.2: 1 secret found: GitHub Personal Access Token",
    ]);
    expect(JSON.stringify(report)).not.toContain("ghp_");
  });

  test("a base system past its end of life is a warning", () => {
    const old = {
      ...trivyImage,
      Metadata: { ...trivyImage.Metadata, OS: { Family: "alpine", Name: "3.10.2", EOSL: true } },
    };
    expect(readAsReport(old).warnings.join()).toMatch(/end of its? ?life|end of life/);
  });

  test("the digest is that of the registry that names it", () => {
    const RepoDigests = [`docker.io/acme/shop@sha256:${"c".repeat(64)}`, `ghcr.io/acme/shop@${reportDigest}`];
    const two = { ...trivyImage, Metadata: { ...trivyImage.Metadata, RepoDigests } };
    expect(readAsReport(two).subjects[0]).toMatchObject({ digest: reportDigest, names: RepoDigests });
  });

  test("an image that was read from an archive has no name by the archive's path", () => {
    const archive = { ...trivyImage, ArtifactName: "out/shop.tar.gz", Metadata: {} };
    expect(readAsReport(archive).subjects).toEqual([{ kind: "unnamed", of: "image" }]);
  });
});

describe("Trivy on a source tree", () => {
  test("speaks of dependencies, secrets and configuration, and by rules of their controls", () => {
    const report = readAsReport(trivyTree);
    expect(said(report)).toEqual([
      "supports src-dependency-review: repository github.com/acme/shop: No critical or high vulnerability was found",
      "contradicts src-secret-push-protection: repository github.com/acme/shop: 1 secret found: AWS Access Key ID",
      "contradicts iac-scan: repository github.com/acme/shop: 1 critical or high misconfiguration in 1 configuration file",
      "contradicts img-non-root-user: file docker/Dockerfile: 1 check failed: DS-0002",
    ]);
    expect(report.summary).toBe("0 critical, 0 high, 0 medium; 1 misconfiguration; 1 secret");
  });

  test("configuration that was scanned with nothing grave supports the scan", () => {
    const [, docker] = trivyTree.Results;
    const Misconfigurations = [{ ID: "DS026", Severity: "LOW", Status: "FAIL" }];
    const report = readAsReport({ ...trivyTree, Results: [{ ...docker, Misconfigurations }] });
    expect(said(report)).toContain(
      "supports iac-scan: repository github.com/acme/shop: 1 configuration file scanned, no critical or high misconfiguration",
    );
  });

  test("a folder that Trivy calls by its path is some repository", () => {
    expect(readAsReport({ ...trivyTree, ArtifactName: "." }).subjects[0]).toEqual({
      kind: "unnamed",
      of: "repository",
    });
  });

  test("a machine's disk speaks of its patches", () => {
    const machine = { ...trivyImage, ArtifactName: "ami:ami-1", ArtifactType: "vm" };
    expect(said(readAsReport(machine))[0]).toMatch(/^contradicts host-patching: host ami:ami-1: /);
  });

  test("a bare list is version 1", () => {
    const list = [
      {
        Target: "shop (alpine 3.7.1)",
        Type: "alpine",
        Vulnerabilities: trivyImage.Results[0]?.Vulnerabilities,
      },
    ];
    expect(said(readAsReport(list))[0]).toMatch(/^contradicts img-vuln-scan: image shop: 1 critical/);
    expect(said(readAsReport([{ Target: "package-lock.json", Type: "npm", Vulnerabilities: null }]))).toEqual(
      ["supports src-dependency-review: some repository: No critical or high vulnerability was found"],
    );
  });
});

describe("Trivy on a cluster", () => {
  test("speaks of each workload, and of the cluster by what is none", () => {
    const report = readAsReport(trivyCluster);
    expect(said(report)).toEqual([
      "contradicts run-vuln-response: Deployment shop/web: 1 high vulnerability, with a fix",
      "contradicts k8s-rbac-least-privilege: cluster shop-production: 1 check failed: KSV-0041",
      "contradicts run-readonly-rootfs: Deployment shop/web: 1 check failed: KSV-0014",
    ]);
  });

  test("the two lists of older versions are of the same workload", () => {
    const [web] = trivyCluster.Resources;
    const [config, packages] = web?.Results ?? [];
    const old = {
      ClusterName: "shop-production",
      Vulnerabilities: [{ ...web, Results: [packages] }],
      Misconfigurations: [{ ...web, Results: [config] }],
    };
    expect(readAsReport(old).subjects).toHaveLength(2);
    expect(said(readAsReport(old))).toHaveLength(2);
  });

  test("what runs in a namespace of Kubernetes itself says nothing of what the cluster admits", () => {
    const [web] = trivyCluster.Resources;
    const Results = [
      {
        Target: "x",
        Class: "config",
        Misconfigurations: [{ ID: "KSV001", Severity: "LOW", Status: "FAIL" }],
      },
    ];
    const inNamespace = (Namespace: string) =>
      said(readAsReport({ ClusterName: "c", Resources: [{ ...web, Namespace, Results }] })).map(
        (one) => one.split(":")[0],
      );
    expect(inNamespace("shop")).toContain("contradicts adm-pod-security-restricted");
    expect(inNamespace("kube-system")).toEqual(["contradicts run-drop-privileges"]);
  });

  test("without a resource it proves nothing", () => {
    expect(refusalOf({ ClusterName: "c", Resources: [] })).toMatch(/names no resource/);
  });
});
