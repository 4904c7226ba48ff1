import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import {
  cyclonedxImage,
  grypeImage,
  notAffectedStatement,
  openVex,
  reportDigest,
  trivyImage,
} from "@/lib/testing/reports";
import { applyVex } from "./apply-vex";

const trivy = readAsReport(trivyImage);
const image = { "@id": `pkg:oci/shop@${reportDigest}?repository_url=ghcr.io/acme/shop` };
const after = (...statements: readonly object[]) =>
  said(applyVex(trivy, readAsReport(openVex(statements))))[0];

const both =
  "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 critical and 1 high vulnerabilities, 1 of them with a fix";
const highAlone =
  "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 high vulnerability, with a fix; 1 more does not apply by a VEX document";

describe("OpenVEX and a scan", () => {
  test("what does not affect the image is taken away, the rest stays", () => {
    const vex = readAsReport(openVex([notAffectedStatement("CVE-2026-0001", image)]));
    expect(vex).toMatchObject({ format: "openvex", statements: [], effective: "2026-11-20" });
    expect(vex.summary).toBe("1 not affected, 0 affected, 0 fixed, 0 under investigation");
    const applied = applyVex(trivy, vex);
    expect(said(applied)).toEqual([highAlone]);
    expect(applied.warnings).toEqual(["1 of what was found does not apply, as OpenVEX says."]);
    expect(said(trivy)).toEqual([both]);
  });

  test("with all that is grave taken away, the scan supports", () => {
    expect(
      after(notAffectedStatement("CVE-2026-0001", image), notAffectedStatement("CVE-2026-0002", image)),
    ).toBe(
      "supports img-vuln-scan: image ghcr.io/acme/shop:1.4.2: No critical or high vulnerability was found, 1 medium one; 2 more do not apply by a VEX document",
    );
  });

  test.each([
    ["a text", image["@id"]],
    ["its name and tag", "ghcr.io/acme/shop:1.4.2"],
    ["its repository, of all tags", { "@id": "pkg:oci/shop?repository_url=ghcr.io/acme/shop" }],
    [
      "its digest as a hash",
      { "@id": "https://acme.example/shop", hashes: { "sha-256": reportDigest.slice(7) } },
    ],
    ["one of its packages", { ...image, subcomponents: [{ "@id": "pkg:apk/alpine/openssl@3.1.0" }] }],
    ["the package itself", { "@id": "pkg:apk/alpine/openssl@3.1.0" }],
  ])("the product is %s", (_, product) => {
    expect(after(notAffectedStatement("CVE-2026-0001", product))).toBe(highAlone);
  });

  test.each([
    ["of another image", "ghcr.io/acme/web:1.4.2"],
    ["of another tag", "ghcr.io/acme/shop:1.4.1"],
    ["of the same name in another registry", "registry.example/acme/shop:1.4.2"],
    [
      "of another digest under the same name",
      { "@id": `pkg:oci/shop@sha256:${"c".repeat(64)}?repository_url=ghcr.io/acme/shop` },
    ],
    ["of another package of it", { ...image, subcomponents: [{ "@id": "pkg:apk/alpine/zlib@1.3" }] }],
    [
      "of a package of another image",
      { "@id": "ghcr.io/acme/web", subcomponents: [{ "@id": "pkg:apk/alpine/openssl@3.1.0" }] },
    ],
    ["of another version of the package", { "@id": "pkg:apk/alpine/openssl@3.0.0" }],
  ])("a product %s takes nothing away", (_, product) => {
    expect(after(notAffectedStatement("CVE-2026-0001", product))).toBe(both);
  });

  test.each([
    ["affected", { status: "affected" }],
    ["fixed", { status: "fixed" }],
    ["under investigation", { status: "under_investigation" }],
    ["not affected without a reason", { justification: undefined }],
  ])("%s takes nothing away", (_, rest) => {
    expect(after(notAffectedStatement("CVE-2026-0001", image, rest))).toBe(both);
  });

  test("the last word on a vulnerability and a product counts, in whichever order they are written", () => {
    const affected = notAffectedStatement("CVE-2026-0001", image, {
      status: "affected",
      timestamp: "2026-11-22T00:00:00Z",
    });
    const not = notAffectedStatement("CVE-2026-0001", image, { timestamp: "2026-11-21T00:00:00Z" });
    expect(after(affected, not)).toBe(both);
    expect(after({ ...affected, timestamp: "2026-11-19T00:00:00Z" }, not)).toBe(highAlone);
  });

  test("a scanner may know it by another id", () => {
    const grype = readAsReport(grypeImage);
    const vex = readAsReport(openVex([notAffectedStatement("CVE-2021-44228", image)]));
    expect(said(applyVex(grype, vex))[0]).toMatch(/^supports img-vuln-scan/);
  });

  test("twice is as once, and a report that is no scan, or is no VEX, stays as it is", () => {
    const vex = readAsReport(openVex([notAffectedStatement("CVE-2026-0001", image)]));
    const once = applyVex(trivy, vex);
    expect(applyVex(once, vex).statements).toEqual(once.statements);
    const bill = readAsReport(cyclonedxImage);
    expect(applyVex(bill, vex)).toBe(bill);
    expect(applyVex(trivy, bill)).toBe(trivy);
  });

  test("CycloneDX with an analysis does the same", () => {
    const vulnerabilities = [
      {
        id: "CVE-2026-0001",
        affects: [{ ref: "a" }],
        analysis: { state: "false_positive", detail: "not built in" },
      },
    ];
    expect(said(applyVex(trivy, readAsReport({ ...cyclonedxImage, vulnerabilities })))).toEqual([highAlone]);
  });
});

test("statements without a reason are told, a document without statements proves nothing", () => {
  const vex = readAsReport(
    openVex([notAffectedStatement("CVE-2026-0001", image, { justification: undefined })]),
  );
  expect(vex.warnings).toHaveLength(1);
  expect(refusalOf(openVex([]))).toMatch(/makes no statement/);
});
