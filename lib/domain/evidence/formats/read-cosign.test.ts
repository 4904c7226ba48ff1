import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { cosignVerified, reportDigest } from "@/lib/testing/reports";

const checks = (name: string, ...lines: readonly string[]) =>
  [
    `Verification for ${name} --`,
    "The following checks were performed on each of these signatures:",
    ...lines,
  ].join("\n");
const byKey = "  - The signatures were verified against the specified public key";

describe("cosign verify", () => {
  test("its JSON: the image by digest, and by whom", () => {
    const report = readAsReport(`\n${JSON.stringify(cosignVerified)}\n`);
    expect(report.subjects).toEqual([{ kind: "image", name: "ghcr.io/acme/shop", digest: reportDigest }]);
    expect(report.summary).toBe(
      "1 signature verified (keyless, issuer https://token.actions.githubusercontent.com, repository acme/shop)",
    );
    expect(said(report)).toEqual([
      "supports img-sign: image ghcr.io/acme/shop: cosign verified a signature (keyless, issuer https://token.actions.githubusercontent.com, repository acme/shop)",
    ]);
  });

  test("with a key, and two signatures of one image", () => {
    const keyed = { ...cosignVerified[0], optional: null };
    const report = readAsReport([keyed, keyed]);
    expect(report.summary).toBe("2 signatures verified (with a key)");
    expect(report.statements).toHaveLength(1);
  });

  test.each([["sha256:12"], [`sha256:${"0".repeat(64)}`], [""]])("a digest of %s is none", (written) => {
    const image = { "docker-manifest-digest": written };
    expect(refusalOf([{ critical: { identity: { "docker-reference": "a/b" }, image } }])).toMatch(
      /names no digest/,
    );
  });

  test("its words alone, with the JSON after them or without", () => {
    const words = checks("ghcr.io/acme/shop:1.4.2", byKey);
    expect(said(readAsReport(words))).toEqual([
      "supports img-sign: image ghcr.io/acme/shop:1.4.2: cosign verified a signature (with a key)",
    ]);
    expect(readAsReport(words).warnings).toEqual(["The transparency log was not checked."]);
    const both = readAsReport(`${words}\n\n${JSON.stringify(cosignVerified)}\n`);
    expect(both.subjects).toEqual([{ kind: "image", name: "ghcr.io/acme/shop", digest: reportDigest }]);
    const logged = checks(
      "a.example/b",
      "  - Existence of the claims in the transparency log was verified offline",
      byKey,
    );
    expect(readAsReport(logged).warnings).toEqual([]);
  });

  test("words that are cut off before the checks support nothing", () => {
    expect(readAsReport(checks("a.example/b")).statements).toEqual([]);
  });

  test.each([
    ["Error: no signatures found\nerror during command execution: no signatures found\n", 1],
    ["Error: no matching signatures: none of the expected identities matched what was in the certificate", 1],
    ["Error: no matching signatures: invalid signature when validating ASN.1 encoded signature", 1],
    ["error during command execution: GET https://ghcr.io/v2/: UNAUTHORIZED", 0],
    [
      "Error: no matching attestations: none of the expected identities matched what was in the certificate",
      0,
    ],
    [
      "Error: no matching attestations:\nmain.go:74: error during command execution: no matching attestations:",
      0,
    ],
    ["Error: getting Rekor public keys: connection refused (sigstore)", 0],
  ])("%s", (text, statements) => {
    const report = readAsReport(text);
    expect(report.subjects).toEqual([{ kind: "unnamed", of: "image" }]);
    expect(report.statements).toHaveLength(statements);
    for (const one of report.statements)
      expect(one).toMatchObject({ control: "img-sign", result: "contradicts" });
  });
});
