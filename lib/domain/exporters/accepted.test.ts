import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { exportedAs, formatsBothWays } from "@/lib/testing/export-at";
import { hasSchemas, readSchema, schemasTitle } from "@/lib/testing/shared-schemas";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { parseDocument } from "../pipeline/parse-document";
import { pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import type { FormatId, PictureFormat } from "./formats";
import { writeExport } from "./write-export";

const at = "2026-11-25T12:00:00Z";
const acceptance = {
  by: "Ana Ruiz",
  until: "2027-03-01",
  residual: "A build job may send out what it reads.",
};
const reason = "The proxy is bought in spring.";
const map = aPipeline("Payments")
  .node("ci", { name: "Jenkins" })
  .claim("ci", "ci-worker-egress", { status: "accepted", reason, acceptance })
  .claim("ci", "ci-access-control", { status: "missing" })
  .toDocument();
const pipeline = pipelineFromDocument(map);
const source = { pipeline, posture: analyse(pipeline, mappedCatalogue, at.slice(0, 10)), at };
const textOf = (format: Exclude<FormatId, PictureFormat>) => writeExport(format, source);

describe("an accepted risk in an export", () => {
  it.each(["json", "yaml"] as const)("comes back from %s as it was", (format) => {
    expect(exportedAs(format, map)).toContain("2027-03-01");
    if (format === "json")
      expect(parseDocument(JSON.parse(exportedAs(format, map)))).toMatchObject({
        ok: true,
        value: { claims: [{ control: "ci-access-control" }, { status: "accepted", reason, acceptance }] },
      });
  });

  it.each([...formatsBothWays, "sarif", "oscal", "csv", "cyclonedx-1.6", "cyclonedx-1.7"] as const)(
    "is told in %s with who, why, until when and what can still happen",
    (format) => {
      const text = textOf(format);
      for (const said of [acceptance.by, acceptance.residual, reason]) expect(text).toContain(said);
      expect(text).toMatch(/2027-03-01|1 Mar 2027/);
    },
  );

  it("is a suppressed result of SARIF, and the others are not", () => {
    // The format's own form.
    const { runs } = JSON.parse(textOf("sarif")) as {
      readonly runs: readonly {
        readonly results: readonly { readonly ruleId: string; readonly suppressions: readonly object[] }[];
      }[];
    };
    const of = (rule: string) => runs[0]?.results.find(({ ruleId }) => ruleId === rule)?.suppressions;
    expect(of("ci-worker-egress")).toMatchObject([
      {
        kind: "external",
        status: "accepted",
        justification: `Accepted until 1 Mar 2027 by Ana Ruiz. Reason for acceptance: ${reason} Residual risk: ${acceptance.residual}`,
      },
    ]);
    expect(of("ci-access-control")).toEqual([]);
  });

  it("has the word of the format where there is one", () => {
    expect(textOf("threat-dragon")).toContain('"status":"Accepted"');
    expect(textOf("otm")).toContain('"state":"accepted"');
    expect(textOf("oscal")).toMatch(/"status": "deviation-approved"/);
    expect(textOf("oscal")).toContain("2027-03-01T23:59:59Z");
    expect(textOf("csv")).toContain('"2027-03-01","Ana Ruiz"');
  });

  it("is told no more where it has run out", () => {
    const later = "2027-03-02T12:00:00Z";
    const over = { pipeline, posture: analyse(pipeline, mappedCatalogue, later.slice(0, 10)), at: later };
    expect(writeExport("sarif", over)).not.toContain("suppressions");
    expect(writeExport("sarif", over)).toContain("Acceptance expired on 1 Mar 2027.");
    expect(writeExport("oscal", over)).not.toContain("deviation-approved");
    expect(writeExport("threat-dragon", over)).not.toContain('"status":"Accepted"');
  });
});

describe.skipIf(!hasSchemas)(`an accepted risk, by ${schemasTitle}`, () => {
  it.each([
    ["sarif", "sarif-2.1.0.schema.json"],
    ["oscal", "oscal-1.2.1-assessment-results.schema.json"],
  ] as const)("is valid %s", (format, file) => {
    // The schema of SARIF is of draft 4, and its patterns of another flavour.
    const isOld = format === "sarif";
    const ajv = new Ajv({
      strict: false,
      validateFormats: false,
      ...(isOld ? { unicodeRegExp: false, validateSchema: false } : {}),
    });
    const { $schema: _, id: __, ...schema } = { $schema: "", id: "", ...readSchema(file) };
    const validate = ajv.compile(schema);
    validate(JSON.parse(textOf(format)));
    expect(validate.errors ?? []).toEqual([]);
  });
});
