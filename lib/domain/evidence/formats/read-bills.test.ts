import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { cyclonedxImage, reportDigest, spdxImage } from "@/lib/testing/reports";

const xml = (inside: string, version = "1.5") =>
  `<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/${version}" version="1">${inside}</bom>`;

describe("CycloneDX", () => {
  test("of an image", () => {
    const report = readAsReport(cyclonedxImage);
    expect(report).toMatchObject({
      format: "cyclonedx",
      tool: { name: "syft", version: "1.50.0" },
      effective: "2026-11-18",
      subjects: [{ kind: "image", name: "ghcr.io/acme/shop:1.4.2", digest: reportDigest }],
      summary: "SBOM in CycloneDX 1.6, 1 component",
    });
    expect(said(report)).toEqual([
      "supports img-sbom: image ghcr.io/acme/shop:1.4.2: An SBOM in CycloneDX 1.6 lists 1 component",
    ]);
  });

  test("without components it proves nothing, and of an application nothing of images", () => {
    expect(readAsReport({ ...cyclonedxImage, components: [] })).toMatchObject({
      statements: [],
      warnings: ["The document lists no component, so it proves nothing."],
    });
    const application = {
      type: "application",
      name: "shop",
      externalReferences: [{ type: "vcs", url: "git@github.com:acme/shop.git" }],
    };
    const report = readAsReport({ ...cyclonedxImage, metadata: { component: application } });
    expect(report.statements).toEqual([]);
    expect(report.subjects).toEqual([{ kind: "repository", name: "github.com/acme/shop" }]);
  });

  test("names that Trivy and a package URL give", () => {
    const component = {
      type: "container",
      name: "out/shop.tar",
      purl: `pkg:oci/shop@sha256%3A${"ab".repeat(32)}?repository_url=ghcr.io%2Facme%2Fshop&tag=1.4.2`,
      properties: [{ name: "aquasecurity:trivy:RepoTag", value: "registry.example/shop:1" }],
    };
    expect(readAsReport({ ...cyclonedxImage, metadata: { component } }).subjects).toEqual([
      {
        kind: "image",
        name: "registry.example/shop:1",
        digest: reportDigest,
        names: ["ghcr.io/acme/shop:1.4.2"],
      },
    ]);
  });

  test("vulnerabilities that a scanner put in count as its scan, without those that its analysis takes away", () => {
    const vulnerabilities = [
      { id: "CVE-2026-0001", ratings: [{ severity: "critical" }], affects: [{ ref: "a" }] },
      {
        id: "CVE-2026-0002",
        ratings: [{ severity: "high" }],
        affects: [{ ref: "a" }],
        analysis: { state: "not_affected", justification: "code_not_reachable" },
      },
      { id: "CVE-2026-0003", ratings: [{ severity: "medium" }], analysis: { state: "not_affected" } },
    ];
    const metadata = { ...cyclonedxImage.metadata, tools: [{ name: "trivy", version: "0.66.0" }] };
    const report = readAsReport({ ...cyclonedxImage, metadata, vulnerabilities });
    expect(report.summary).toBe(
      "SBOM in CycloneDX 1.6, 1 component; 1 critical, 0 high, 1 medium; 1 vulnerability said not to apply",
    );
    expect(said(report)[1]).toBe(
      "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 critical vulnerability, without a known fix",
    );
    expect(report.notAffected).toEqual([
      {
        vulnerability: ["CVE-2026-0002"],
        products: ["ghcr.io/acme/shop:1.4.2", reportDigest],
        packages: ["pkg:apk/alpine/openssl@3.1.0"],
      },
    ]);
    expect(said(readAsReport({ ...cyclonedxImage, vulnerabilities }))).toHaveLength(1);
  });

  test("XML says the same as JSON", () => {
    const report = readAsReport(
      xml(
        `<metadata><timestamp>2026-11-18T00:00:00Z</timestamp><tools><tool><name>trivy</name><version>1</version></tool></tools>
        <component type="container"><name><![CDATA[ghcr.io/acme/shop]]></name><version>1.4.2</version></component></metadata>
        <components><component type="library"><name>openssl</name></component></components>
        <vulnerabilities><vulnerability><id>CVE-2026-0001</id><ratings><rating><severity>critical</severity></rating></ratings></vulnerability></vulnerabilities>`,
      ),
    );
    expect(report).toMatchObject({ format: "cyclonedx", tool: { name: "trivy" }, effective: "2026-11-18" });
    expect(said(report)).toEqual([
      "supports img-sbom: image ghcr.io/acme/shop:1.4.2: An SBOM in CycloneDX 1.5 lists 1 component",
      "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 critical vulnerability, without a known fix",
    ]);
  });

  test.each([
    ["cut off", xml("<components><component>").slice(0, -10), /not well-formed XML.*line/],
    ["with a document type", `<!DOCTYPE bom [<!ENTITY a "b">]>${xml("")}`, /document type is not supported/],
    ["of another kind", '<testsuite name="a"/>', /not the bill of materials/],
    ["called bom, of another kind", "<bom/>", /not the bill of materials/],
    ["nested without end", xml("<a>".repeat(100) + "</a>".repeat(100)), /64 levels/],
  ])("XML %s is refused", (_, text, words) => {
    expect(refusalOf(text)).toMatch(words);
  });
});

describe("SPDX", () => {
  test("of an image, which is none of its packages", () => {
    const report = readAsReport(spdxImage);
    expect(report).toMatchObject({
      format: "spdx",
      tool: { name: "syft", version: "1.50.0" },
      effective: "2026-11-18",
      subjects: [{ kind: "image", name: "ghcr.io/acme/shop:1.4.2" }],
      summary: "SBOM in SPDX 2.3, 1 package",
    });
    expect(said(report)).toEqual([
      "supports img-sbom: image ghcr.io/acme/shop:1.4.2: An SBOM in SPDX 2.3 lists 1 component",
    ]);
  });

  test("tags and values say the same as JSON", () => {
    const tags = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: shop
Creator: Tool: syft-1.50.0
Created: 2026-11-18T00:00:00Z
DocumentComment: <text>PackageName: not one
PackageName: not one either</text>
PackageName: ghcr.io/acme/shop
SPDXID: SPDXRef-image
PackageVersion: 1.4.2
PrimaryPackagePurpose: CONTAINER
PackageName: openssl
SPDXID: SPDXRef-a
FileName: ./a
SPDXID: SPDXRef-file
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-image
`;
    expect(readAsReport(tags)).toEqual(readAsReport(spdxImage));
    expect(readAsReport(tags.replaceAll("\n", "\r\n"))).toEqual(readAsReport(spdxImage));
  });

  test("of a folder it says nothing of images", () => {
    const [, openssl] = spdxImage.packages;
    expect(readAsReport({ ...spdxImage, packages: [openssl], relationships: [] })).toMatchObject({
      statements: [],
      subjects: [{ kind: "unnamed", of: "repository" }],
    });
  });

  test("without packages it proves nothing; version 3 is not read", () => {
    expect(readAsReport({ ...spdxImage, packages: [] }).warnings).toHaveLength(1);
    expect(refusalOf({ "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [] })).toMatch(
      /SPDX 3/,
    );
  });
});
