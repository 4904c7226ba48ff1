import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { cyclonedxImage, envelope, provenance, reportDigest, trivyImage } from "@/lib/testing/reports";

const hash = reportDigest.slice("sha256:".length);

describe("provenance", () => {
  test("signed, of an image, by a builder, from a source: it supports, and says that the signature is not verified", () => {
    const report = readAsReport(envelope(provenance()));
    expect(report).toMatchObject({
      format: "provenance",
      effective: "2026-11-19",
      subjects: [
        { kind: "image", name: "ghcr.io/acme/shop", digest: reportDigest },
        { kind: "repository", name: "github.com/acme/shop" },
      ],
      summary: "Provenance present (SLSA v1) of 1 artifact; its signature is not verified by reading it",
      warnings: ["The signature is not verified by reading it."],
    });
    expect(said(report)).toEqual([
      "supports img-provenance: image ghcr.io/acme/shop: Signed provenance (SLSA v1), its signature not verified here, from github.com/acme/shop by https://github.com/actions/runner/github-hosted",
    ]);
  });

  test("in a bundle of Sigstore, and in the alphabet for addresses", () => {
    const inside = envelope(provenance());
    const payload = inside.payload.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const bundle = {
      mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
      dsseEnvelope: { ...inside, payload },
    };
    expect(readAsReport(bundle).statements).toHaveLength(1);
  });

  test("version 0.2", () => {
    const old = {
      ...provenance(),
      _type: "https://in-toto.io/Statement/v0.1",
      predicateType: "https://slsa.dev/provenance/v0.2",
      predicate: {
        builder: { id: "https://github.com/slsa-framework/builder" },
        invocation: { configSource: { uri: "git+https://github.com/acme/shop@refs/tags/v1" } },
        metadata: { buildFinishedOn: "2026-11-18T22:00:00Z" },
      },
    };
    const report = readAsReport(envelope(old));
    expect(report.effective).toBe("2026-11-18");
    expect(said(report)[0]).toMatch(/SLSA v0\.2.*from github\.com\/acme\/shop by/);
  });

  test.each([
    ["no envelope", provenance()],
    ["an envelope without signatures", envelope(provenance(), [])],
    ["an empty signature", envelope(provenance(), [{ sig: "" }])],
    [
      "a digest of zeros",
      envelope(provenance({ name: "ghcr.io/acme/shop", digest: { sha256: "0".repeat(64) } })),
    ],
    [
      "an artifact that is no image",
      envelope(provenance({ name: "shop-linux-amd64", digest: { sha256: hash } })),
    ],
    [
      "no builder",
      envelope({ ...provenance(), predicate: { buildDefinition: provenance().predicate.buildDefinition } }),
    ],
    [
      "no source",
      envelope({ ...provenance(), predicate: { runDetails: provenance().predicate.runDetails } }),
    ],
  ])("%s: no statement, and a warning that says why", (_, written) => {
    const report = readAsReport(written);
    expect(report.statements).toEqual([]);
    expect(report.warnings.length).toBeGreaterThan(0);
  });

  test("Google Cloud lists several: of its image alone", () => {
    const of = (sha256: string) =>
      envelope(provenance({ name: "https://a.example/b/c:1", digest: { sha256 } }));
    const listed = (...all: readonly object[]) => ({
      image_summary: { digest: reportDigest },
      provenance_summary: { provenance: all.map((one) => ({ envelope: one })) },
    });
    expect(said(readAsReport(listed(of("c".repeat(64)), of(hash))))[0]).toMatch(
      /^supports img-provenance: image a\.example\/b\/c:1/,
    );
    expect(refusalOf(listed(of("c".repeat(64))))).toMatch(/None of the provenance/);
  });
});

describe("other statements", () => {
  test("an SBOM inside is one of the statement's image", () => {
    const subject = [{ name: "pkg:docker/acme/web@2?platform=linux", digest: { sha256: hash } }];
    const statement = {
      ...provenance(),
      subject,
      predicateType: "https://cyclonedx.org/bom",
      predicate: cyclonedxImage,
    };
    const report = readAsReport(envelope(statement));
    expect(report.format).toBe("cyclonedx");
    expect(report.subjects).toEqual([{ kind: "image", name: "acme/web:2", digest: reportDigest }]);
    expect(said(report)).toEqual([
      "supports img-sbom: image acme/web:2: An SBOM in CycloneDX 1.6 lists 1 component",
    ]);
  });

  test("a scan inside, as cosign attests it, is one of the statement's image", () => {
    const statement = (result: object) =>
      envelope({
        ...provenance(),
        predicateType: "https://cosign.sigstore.dev/attestation/vuln/v1",
        predicate: { scanner: { uri: "pkg:github/aquasecurity/trivy", result } },
      });
    const report = readAsReport(statement(trivyImage));
    expect(report.format).toBe("trivy");
    expect(said(report)).toEqual([
      "contradicts img-vuln-scan: image ghcr.io/acme/shop: 1 critical and 1 high vulnerabilities, 1 of them with a fix",
    ]);
    expect(report.warnings).toEqual(["The signature of the statement is not verified by reading it."]);
    expect(readAsReport(statement({ a: 1 })).statements).toEqual([]);
  });

  test("a type that is not read is named and says nothing", () => {
    const report = readAsReport(
      envelope({ ...provenance(), predicateType: "https://example.org/tested/v1" }),
    );
    expect(report.summary).toContain("https://example.org/tested/v1");
    expect(report.statements).toEqual([]);
  });
});

test.each([
  ["a payload that is no base64", { ...envelope({}), payload: "%%%" }, /not base64/],
  ["a payload that is no text", { ...envelope({}), payload: "//79" }, /not base64 of a text/],
  [
    "a payload that is cut off",
    { ...envelope({}), payload: Buffer.from('{"_type": "').toString("base64") },
    /payload.*cut off/,
  ],
  [
    "a payload with __proto__",
    { ...envelope({}), payload: Buffer.from('{"__proto__": 1}').toString("base64") },
    /__proto__/,
  ],
  ["another payload", envelope({ a: 1 }), /not an in-toto statement/],
  ["another type of payload", { ...envelope(provenance()), payloadType: "text/plain" }, /text\/plain/],
  ["a signature alone", { messageSignature: { signature: "MEUC" } }, /signature without a statement/],
  ["no subject", { ...provenance(), subject: [] }, /names no subject/],
])("%s is refused", (_, written, words) => {
  expect(refusalOf(written)).toMatch(words);
});
