import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { exportedAll } from "@/lib/testing/export-at";
import { hasSchemas, readSchema, schemasTitle } from "@/lib/testing/shared-schemas";
import { articleTemplates } from "../catalogue/templates/article";
import { sampleDocument } from "../catalogue/templates/sample";
import { workedExamples } from "../catalogue/templates/worked-examples";
import { documentFromPipeline } from "../pipeline/pipeline";

const runs = Math.ceil(Number(process.env["FUZZ_RUNS"] ?? 100) / 10);
const maps = [
  ...articleTemplates.slice(0, 1).map(({ document }) => document),
  ...workedExamples.map(({ document }) => document),
  sampleDocument,
];
const options = { strict: false, validateFormats: false, allErrors: true };

/** The errors that a schema finds, in words. */
function checkerOf(file: string): (text: string) => readonly string[] {
  const schema = readSchema(file);
  const is2020 = JSON.stringify(schema).includes("draft/2020-12");
  const validate = (is2020 ? new Ajv2020(options) : new Ajv(options)).compile(schema);
  return (text) => {
    validate(JSON.parse(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
  };
}

describe.skipIf(!hasSchemas)(`exports, by ${schemasTitle}`, () => {
  const rows = [
    ["threat-dragon", "threat-dragon-v2.schema.json", "hasOpenThreats"],
    ["otm", "otm-0.2.0.schema.json", "otmVersion"],
    ["tm-bom", "tm-bom-1.0.2.schema.json", "scope"],
  ] as const;
  const checkers = hasSchemas
    ? rows.map(([format, file, field]) => ({ format, field, errorsIn: checkerOf(file) }))
    : [];

  it.each(maps)("hold of what is exported of $name, and not where a field is missing", (map) => {
    const files = exportedAll(map);
    for (const { format, field, errorsIn } of checkers) {
      const text = files.get(format) ?? "";
      expect(errorsIn(text)).toEqual([]);
      expect(errorsIn(text.replaceAll(`"${field}"`, `"no-${field}"`))).not.toEqual([]);
    }
  });

  it("hold of any map", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const files = exportedAll(documentFromPipeline(pipeline));
        for (const { format, errorsIn } of checkers) expect(errorsIn(files.get(format) ?? "")).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
