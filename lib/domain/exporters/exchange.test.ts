// @module-tag large
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { hasSchemas, readSchema, schemasTitle } from "@/lib/testing/shared-schemas";
import { bigPipeline } from "@/scripts/bench/big-pipeline";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { workedExamples } from "../catalogue/templates/worked-examples";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import type { ExportSource } from "./export-source";
import type { FormatId, PictureFormat } from "./formats";
import { writeExport } from "./write-export";

const at = "2026-11-24T09:30:00.000Z";
function sourceOf(pipeline: Pipeline): ExportSource {
  return { pipeline, posture: analyse(pipeline, mappedCatalogue, at.slice(0, 10)), at };
}

const examples = workedExamples.map(({ document }) => sourceOf(pipelineFromDocument(document)));
/** Texts that end a format where they are not escaped, as names of everything. */
const hostile = [
  `"]; end --> x["`,
  "</text></svg><script>",
  "`**a**`",
  "#quot; #35; &amp;",
  "=1+1",
  "{{a}} \\n %% x",
  "end",
  "\u{1F680} \u05E9\u05DC\u05D5\u05DD",
];
const named = workedExamples.map(({ document }) =>
  sourceOf(
    pipelineFromDocument({
      ...document,
      name: hostile.join(" "),
      nodes: document.nodes.map((node, index) => ({ ...node, name: hostile[index % hostile.length] ?? "" })),
      zones: document.zones.map((zone) => ({ ...zone, name: hostile.join("") })),
      images: document.images.map((image, index) => ({
        ...image,
        name: hostile[index % hostile.length] ?? "",
        parents: hostile.map((ref) => ({ ref })),
      })),
    }),
  ),
);

const texts = ["mermaid", "sarif", "cyclonedx-1.6", "cyclonedx-1.7", "oscal", "csv", "json"] as const;

describe("an export", () => {
  it("of the same at the same time is the same, to the byte, in whatever order the map came", () => {
    for (const { pipeline } of examples.slice(1)) {
      const turned = pipelineFromDocument({
        schema: "blueline/pipeline/1",
        name: pipeline.name,
        nodes: [...pipeline.nodes.values()].toReversed(),
        edges: [...pipeline.edges.values()].toReversed(),
        zones: [...pipeline.zones.values()].toReversed(),
        images: [...pipeline.images.values()].toReversed(),
        claims: [...pipeline.claims.values()].flatMap((claims) => [...claims.values()]).toReversed(),
      });
      const withoutDescription = { ...pipeline, description: undefined };
      for (const format of texts)
        expect(writeExport(format, sourceOf(turned)), format).toBe(
          writeExport(format, sourceOf(withoutDescription)),
        );
    }
  });

  it("of a large map stays a file that tools open: at most 24 KB for each node", () => {
    const source = sourceOf(pipelineFromDocument(bigPipeline(200)));
    const sizes = texts.map((format) => [format, writeExport(format, source).length / 200] as const);
    expect(sizes.filter(([, bytes]) => bytes > 24_000)).toEqual([]);
  });
});

const cycloneDx = [
  ["cyclonedx-1.6", new Validation.JsonStrictValidator(Spec.Version.v1dot6)],
  ["cyclonedx-1.7", new Validation.JsonStrictValidator(Spec.Version.v1dot7)],
] as const;

describe.each(cycloneDx)("%s", (format, validator) => {
  const faults = async (source: ExportSource) => validator.validate(writeExport(format, source));

  it("is valid for real maps and for names that are hostile", async () => {
    for (const source of [...examples.slice(1), ...named.slice(1)]) expect(await faults(source)).toBeNull();
  });

  it("is valid for any pipeline", async () => {
    await fc.assert(
      fc.asyncProperty(pipelineArbitrary, async (pipeline) => {
        expect(await faults(sourceOf(pipeline))).toBeNull();
      }),
      { numRuns: 8 },
    );
  });

  it("refers to nothing that is not in it", () => {
    for (const source of examples) {
      const text = writeExport(format, source);
      const given = new Set([...text.matchAll(/"bom-ref": ("[^"]*")/g)].map(([, ref]) => ref));
      const asked = [
        ...text.matchAll(/"(?:ref|target|requirement|assessor)": ("[^"]*")/g),
        ...text.matchAll(/^ +("(?:claim|evidence|parent|hand-over|build|node|image):[^"]*"),?$/gm),
      ].map(([, ref]) => ref);
      expect(asked.length).toBeGreaterThan(20);
      expect(asked.filter((ref) => !given.has(ref))).toEqual([]);
    }
  });

  it("is not, for the validator, where it is broken", async () => {
    const [source = sourceOf(pipelineFromDocument(bigPipeline(10)))] = examples;
    const broken = writeExport(format, source).replace(/"taskTypes": \[\s*"clone"/, '"taskTypes": ["climb"');
    expect(await validator.validate(broken)).not.toBeNull();
  });
});

describe.skipIf(!hasSchemas)(`the text, ${schemasTitle}`, () => {
  const validators = new Map<string, ValidateFunction>();

  beforeAll(() => {
    // That of draft 4, which its few words here mean the same in.
    const sarif = new Ajv({ strict: false, unicodeRegExp: false, validateSchema: false });
    const oscal = new Ajv({ strict: false });
    for (const ajv of [sarif, oscal]) addFormats.default(ajv);
    const { $schema: _, id: __, ...rest } = { $schema: "", id: "", ...readSchema("sarif-2.1.0.schema.json") };
    validators.set("sarif", sarif.compile(rest));
    validators.set("oscal", oscal.compile(readSchema("oscal-1.2.1-assessment-results.schema.json")));
  });

  const faults = (format: Exclude<FormatId, PictureFormat>, text: string) => {
    const validate = validators.get(format);
    if (!validate) throw new Error(`No schema of ${format}.`);
    return validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
  };

  it.each(["sarif", "oscal"] as const)(
    "%s is valid for real maps, hostile names and any pipeline",
    (format) => {
      for (const source of [...examples, ...named])
        expect(faults(format, writeExport(format, source))).toEqual([]);
      fc.assert(
        fc.property(pipelineArbitrary, (pipeline) => {
          expect(faults(format, writeExport(format, sourceOf(pipeline)))).toEqual([]);
        }),
        { numRuns: 8 },
      );
    },
  );

  it.each([
    ["sarif", /"level": "\w+"/, '"level": "grave"'],
    ["oscal", /"state": "not-satisfied"/, '"state": "nearly"'],
  ] as const)("%s is not where it is broken", (format, part, instead) => {
    const [source = sourceOf(pipelineFromDocument(bigPipeline(10)))] = examples;
    expect(faults(format, writeExport(format, source).replace(part, instead))).not.toEqual([]);
  });
});
