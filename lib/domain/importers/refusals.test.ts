import { describe, expect, it, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { exportedAs } from "@/lib/testing/export-at";
import type { PipelineDocument } from "../pipeline/document";
import { readModel } from "./read-model";

const map: PipelineDocument = {
  ...aPipeline("Payments")
    .node("ci", { technologies: ["jenkins"], position: { x: 0, y: 0 }, zone: "z" })
    .node("registry", { position: { x: 400, y: 0 } })
    .edge("ci", "registry")
    .toDocument(),
  zones: [{ id: "z", name: "Build network", kind: "network" }],
};

/** The reasons, each with its place; a file that is read has none. */
function reasons(text: string): readonly string[] {
  const read = readModel(text);
  return read.ok ? [] : read.error.map(({ path, message }) => `${path}: ${message}`);
}

describe("refused, with the place in the file", () => {
  const json = (value: unknown) => JSON.stringify(value);
  const dragon = { version: "2.0", summary: { title: "S" }, detail: { diagrams: [] } };
  const otm = { otmVersion: "0.2.0", project: { name: "S", id: "s" } };
  const part = (id: string, component: string) => ({ id, name: id, type: "x", parent: { component } });
  const ours = `<mxGraphModel><root><object id="0" label="" data-blueline-pipeline="{}"><mxCell/></object>`;
  it.each([
    ["nothing", " \n", ": the file is empty"],
    ["more than 32 MB", `{${" ".repeat(32 * 1024 * 1024)}}`, ": the file is larger than 32 MB"],
    [
      "more than 20 MB of another tool's",
      `${json(otm)}${" ".repeat(20 * 1024 * 1024)}`,
      ": the file is larger than 20 MB",
    ],
    ["broken JSON", `{"schema": `, ": this is not JSON: "],
    ["what nobody knows", `{"a":1}`, ": this is not a supported format. Supported: "],
    ["a picture", "\ufffdPNG\r\n\u001a\n\0\0\0\rIHDR", ": this is not a text file, but a p"],
    [
      "JSON nested without end",
      `{"schema":"x","nodes":${"[".repeat(5e4)}${"]".repeat(5e4)}}`,
      ": this is nested more than 64 levels deep",
    ],
    [
      "a key that is a trap",
      `{"schema":"x","nodes":[{"__proto__":{"a":1}}]}`,
      "__proto__: this key name is not al",
    ],
    ["another version of ours", `{"schema":"blueline/pipeline/2","nodes":[]}`, "schema: "],
    [
      "a name of our own with control characters",
      exportedAs("json", { ...map, name: "a\u0007" }),
      "name: must not contain control characters",
    ],
    ["YAML with aliases", "schema: &a blueline/pipeline/1\nname: *a\nnodes: []\n", ": aliases are not supp"],
    ["YAML with a circle", "schema: &a [*a]\nnodes: []\n", ": aliases are not supp"],
    [
      "YAML with a tag of its own",
      "schema: !x a\nnodes: []\n",
      "line 1: this YAML can't be read: Unresolved",
    ],
    ["YAML with a NUL", `schema: "a\\0"\nnodes: []\n`, ": a NUL character is not allo"],
    ["YAML nested without end", `schema: ${"[".repeat(2e4)}\n`, ": this is nested more than 64 levels deep"],
    ["YAML with a key twice", "schema: a\nschema: b\nnodes: []\n", ': the key "schema" is used twice'],
    [
      "a place of no node",
      exportedAs("yaml", map).replace("registry: [", "another: ["),
      "positions.another: there is no such node",
    ],
    [
      "a model of Threat Dragon 1",
      json({ ...dragon, version: "1.6.0" }),
      "version: this is not a model of Threat Dragon 2",
    ],
    [
      "a cell without a shape",
      json({ ...dragon, detail: { diagrams: [{ cells: [{ id: "a" }] }] } }),
      "detail.diagrams[0].cells[0].shape: ",
    ],
    [
      "an id twice",
      json({ ...dragon, detail: { diagrams: [{ cells: [1, 2].map(() => ({ id: "a", shape: "store" })) }] } }),
      `detail.diagrams[0].cells[1]: the id "a" is used twice`,
    ],
    [
      "what we gave along, altered",
      exportedAs("threat-dragon", map).replace(`"technologies":["jenkins"]`, `"technologies":7`),
      "detail.diagrams[0].cells[1].technologies: ",
    ],
    [
      "another version of OTM",
      json({ ...otm, otmVersion: "9.0" }),
      "otmVersion: only Open Threat Model 0.2.0 is supp",
    ],
    [
      "components in a circle",
      json({ ...otm, components: [part("a", "b"), part("b", "a")] }),
      "components[0].parent.component: it is inside itself",
    ],
    [
      "another version of TM-BOM",
      exportedAs("tm-bom", map).replace("v1.0.2", "v2.0.0"),
      "$schema: only TM-BOM 1.0 is supp",
    ],
    [
      "a drawing of another",
      `<mxfile><diagram><mxGraphModel><root><mxCell id="0"/></root></mxGraphModel></diagram></mxfile>`,
      "mxfile: this drawing is not from Blueline. Ot",
    ],
    [
      "a compressed drawing",
      `<mxfile><diagram>7VhZ</diagram></mxfile>`,
      "line 1: this drawing is compressed",
    ],
    [
      "a drawing with a document type",
      `<!DOCTYPE x [<!ENTITY a "b">]><mxfile/>`,
      "line 1: a document type is not supp",
    ],
    ["another XML", `<svg></svg>`, "line 1: this is not a draw.io file: i"],
    ["XML that ends early", `<mxfile><diagram>`, "line 1: this is not well-formed XML: "],
    [
      "shapes in a circle",
      `${ours}${["a", "b"].map((id) => `<object id="${id}" label="x" data-blueline-node="{}"><mxCell vertex="1" parent="${id === "a" ? "b" : "a"}"/></object>`).join("")}</root></mxGraphModel>`,
      "line 1: it is inside itself",
    ],
  ])("%s", (_, text, reason) => {
    expect(reasons(text)[0]?.slice(0, reason.length)).toBe(reason);
  });
});

test("a hostile name from elsewhere becomes one that a map can have", () => {
  const hostile = ["\u0000\u0007", "a\u202eb\nc", "x".repeat(5000), "__proto__", "\ud800", "=1+1"];
  const read = readModel(
    JSON.stringify({
      otmVersion: "0.2.0",
      project: { name: hostile[0], id: "p" },
      trustZones: [],
      components: hostile.map((name, index) => ({
        id: `${index}`,
        name,
        type: "x",
        parent: { trustZone: "none" },
      })),
      dataflows: [],
    }),
  );
  expect(
    read.ok && [read.value.document.name, ...new Set(read.value.document.nodes.map(({ name }) => name))],
  ).toEqual([
    "Imported pipeline",
    "=1+1",
    "a[U+202E]b c",
    "Supporting service",
    "\ufffd",
    "__proto__",
    "x".repeat(200),
  ]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
