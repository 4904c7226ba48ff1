import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { exportedAll, exportedAs, formatsBothWays } from "@/lib/testing/export-at";
import { articleTemplates } from "../catalogue/templates/article";
import { sampleDocument } from "../catalogue/templates/sample";
import type { PipelineDocument } from "../pipeline/document";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { readModel } from "./read-model";

const runs = Math.ceil(Number(process.env["FUZZ_RUNS"] ?? 100) / 8);
const article = articleTemplates[0]?.document ?? sampleDocument;

/** Of each format, what is read of it. */
const eachBack = (document: PipelineDocument) =>
  [...exportedAll(document)].map(([format, text]) => ({ format, read: readModel(text) }));

const eachUnchanged = (document: PipelineDocument) =>
  formatsBothWays.map((format) => ({
    format,
    read: { ok: true, value: { format, document, notCarried: [] } },
  }));

test("a map comes back as it was from every format, with nothing left behind", () => {
  fc.assert(
    fc.property(pipelineArbitrary, (pipeline) => {
      const document = documentFromPipeline(pipeline);
      expect(eachBack(document)).toEqual(eachUnchanged(document));
    }),
    { numRuns: runs },
  );
});

test.each([article, sampleDocument])("so does $name, with its zones, images and claims", (template) => {
  const document = documentFromPipeline(pipelineFromDocument(template));
  expect(eachBack(document)).toEqual(eachUnchanged(document));
});

test.each([
  ["200 characters", "\u{1F680}".repeat(100)],
  ["markup", `"><script>alert('1')</script>&amp;&lt;<!-- ]]> <![CDATA[`],
  ["a trap of JavaScript", "__proto__"],
  ["a formula", "=HYPERLINK(1)"],
  ["YAML", "- a: *b # c"],
  ["a number", "1e3"],
  ["what XML cannot hold", "a\ufffeb\uffff"],
  ["a template", "${7*7}{{x}}%s"],
  ["what JSON escapes", `\\u0041 \\ "`],
])("names and notes made of %s break no format", (_, text) => {
  const document: PipelineDocument = {
    schema: "blueline/pipeline/1",
    name: text,
    description: `${text}\n\t${text}`,
    nodes: [
      {
        id: "a",
        kind: "ci",
        name: text,
        stage: "build",
        position: { x: 0.5, y: -3 },
        zone: "z",
        note: `${text}\n${text}`,
        owner: text,
        version: text,
        technologies: [text],
      },
    ],
    edges: [{ id: "a", source: "a", target: "a", artifact: "tool", note: text }],
    zones: [{ id: "z", name: text, kind: "team" }],
    images: [{ id: "a", name: text, layers: [{ kind: "other", title: text }] }],
    claims: [],
  };
  expect(eachBack(document)).toEqual(eachUnchanged(document));
});

test("the same map is written as the same text, whatever the order of its records", () => {
  const turned = {
    ...article,
    nodes: article.nodes.toReversed(),
    edges: article.edges.toReversed(),
    claims: article.claims.toReversed(),
  };
  expect(exportedAll(turned)).toEqual(exportedAll(article));
});

test.each(["json", "yaml"] as const)("in %s a node that was renamed is one line of a diff", (format) => {
  const renamed = {
    ...article,
    nodes: article.nodes.map((node, index) => (index === 2 ? { ...node, name: "Another" } : node)),
  };
  const [before, after] = [article, renamed].map((one) => exportedAs(format, one).split("\n"));
  expect(after?.filter((line, index) => line !== before?.[index])).toHaveLength(1);
});

test("in YAML a map that was tidied up differs in its last part alone", () => {
  const moved = {
    ...article,
    nodes: article.nodes.map((node) => ({ ...node, position: { x: node.position.x + 10, y: 7 } })),
  };
  const [before = "", after = ""] = [article, moved].map((one) => exportedAs("yaml", one));
  const cut = before.indexOf("positions:");
  expect(after.slice(0, cut)).toBe(before.slice(0, cut));
  expect(after).not.toBe(before);
});
