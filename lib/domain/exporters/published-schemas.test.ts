import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { exportedAs } from "@/lib/testing/export-at";
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

describe.skipIf(!hasSchemas)(schemasTitle, () => {
  it.each([
    ["threat-dragon", "threat-dragon-v2.schema.json", "hasOpenThreats"],
    ["otm", "otm-0.2.0.schema.json", "trustRating"],
    ["tm-bom", "tm-bom-1.0.2.schema.json", "symbolic_name"],
  ])("hold of every map as %s, and not of one that lacks a field", (format, file, field) => {
    const errorsIn = checkerOf(file);
    for (const map of maps) {
      const text = exportedAs(format, map);
      expect(errorsIn(text)).toEqual([]);
      expect(errorsIn(text.replaceAll(`"${field}"`, `"${field}x"`))).not.toEqual([]);
    }
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        expect(errorsIn(exportedAs(format, documentFromPipeline(pipeline)))).toEqual([]);
      }),
      { numRuns: runs },
    );
  });
});
