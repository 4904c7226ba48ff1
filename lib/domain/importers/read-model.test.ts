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

/** What is read of an exported map after its text was changed. */
function changed(format: string, ...changes: readonly (readonly [from: string, to: string])[]) {
  let text = exportedAs(format, map);
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  return readModel(text);
}

function nodesOf(read: ReturnType<typeof readModel>) {
  return read.ok ? read.value.document.nodes : read.error;
}

describe("what was changed in the other tool counts", () => {
  it.each([
    ["threat-dragon", `"name":"registry","description"`, `"name":"Harbor\\n2","description"`],
    ["otm", `"name":"registry","type"`, `"name":"Harbor 2","type"`],
    ["tm-bom", `"title":"registry"`, `"title":"Harbor 2"`],
    ["drawio", `label="registry&#10;`, `label="Harbor 2&#10;`],
  ])("a new name, in %s", (format, from, to) => {
    expect(nodesOf(changed(format, [from, to]))).toMatchObject([
      { name: "ci" },
      { id: "registry", name: "Harbor 2" },
    ]);
  });

  it.each([
    ["threat-dragon", `{"position":{"x":400,"y":0}`, `{"position":{"x":20,"y":10}`],
    ["otm", `"trustZone":"no-zone"`, `"trustZone":"zone-z"`],
    ["tm-bom", `"trust_zone":"no-zone"`, `"trust_zone":"zone-z"`],
    ["drawio", `vertex="1" parent="1"><mxGeometry x="400"`, `vertex="1" parent="zone-z"><mxGeometry x="400"`],
  ])("another zone, in %s", (format, from, to) => {
    expect(nodesOf(changed(format, [from, to]))).toMatchObject([
      { zone: "z" },
      { id: "registry", zone: "z" },
    ]);
  });

  it("a connection that was turned round, in Threat Dragon", () => {
    const read = changed("threat-dragon", [
      `"source":{"cell":"node-ci"},"target":{"cell":"node-registry"}`,
      `"source":{"cell":"node-registry"},"target":{"cell":"node-ci"}`,
    ]);
    expect(read.ok && read.value.document.edges).toMatchObject([
      { id: "ci-registry", source: "registry", target: "ci", artifact: "image" },
    ]);
  });

  it("a node that was copied is a node of its own, and one that was taken away takes its connections along", () => {
    const file = JSON.parse(exportedAs("threat-dragon", map));
    const { cells } = file.detail.diagrams[0];
    const copy = { ...cells.find(({ id }: { id: string }) => id === "node-ci"), id: "copy" };
    file.detail.diagrams[0].cells = [
      ...cells.filter(({ id }: { id: string }) => id !== "node-registry"),
      copy,
    ];
    const read = readModel(JSON.stringify(file));
    expect(nodesOf(read)).toMatchObject([
      { id: "ci" },
      { id: "ci-2", name: "ci", technologies: ["jenkins"] },
    ]);
    expect(read.ok && read.value.notCarried).toEqual([
      `1 connection without a node at both ends is left out: "Image".`,
    ]);
  });

  it("a threat that was closed there is told, and claims nothing", () => {
    const read = changed("threat-dragon", [`"status":"Open"`, `"status":"Mitigated"`]);
    expect(read.ok && read.value.document.claims).toEqual([]);
    expect(read.ok && read.value.notCarried[0]).toMatch(
      /^\d+ threats were closed there, which claims nothing here: /,
    );
  });
});

describe("a model that was made elsewhere", () => {
  const cell = (id: string, shape: string, name: string, more: object = {}) => ({
    id,
    shape,
    zIndex: 1,
    position: { x: 0, y: 0 },
    size: { width: 100, height: 60 },
    data: { type: "tm", name, hasOpenThreats: false, ...more },
  });
  const model = {
    version: "2.3.0",
    summary: { title: "Shop" },
    detail: {
      diagrams: [
        {
          cells: [
            cell("box", "trust-boundary-box", "Internet"),
            cell("a", "process", "Our Jenkins\nserver", {
              threats: [
                {
                  title: "Stolen",
                  status: "Open",
                  description: "",
                  mitigation: "",
                  severity: "High",
                  type: "T",
                },
              ],
            }),
            cell("b", "store", "Orders"),
            cell("c", "text", "Legend"),
            {
              id: "f",
              shape: "flow",
              zIndex: 1,
              source: { cell: "a" },
              target: { cell: "b" },
              data: { type: "tm.Flow", name: "Rows", hasOpenThreats: false },
            },
          ],
        },
      ],
    },
  };

  it("of Threat Dragon: tools are known by their names, and all else is told", () => {
    expect(readModel(JSON.stringify(model))).toEqual({
      ok: true,
      value: {
        format: "threat-dragon",
        document: {
          schema: "blueline/pipeline/1",
          name: "Shop",
          nodes: [
            {
              id: "orders",
              kind: "service",
              name: "Orders",
              stage: "build",
              zone: "internet",
              position: { x: 0, y: 0 },
            },
            {
              id: "our-jenkins-server",
              kind: "ci",
              name: "Our Jenkins server",
              technologies: ["jenkins"],
              stage: "build",
              zone: "internet",
              position: { x: 0, y: 0 },
            },
          ],
          edges: [
            {
              id: "rows",
              source: "our-jenkins-server",
              target: "orders",
              artifact: expect.any(String),
              note: "Rows",
            },
          ],
          zones: [{ id: "internet", name: "Internet", kind: "other" }],
          images: [],
          claims: [],
        },
        notCarried: [
          `1 threat is not taken over: "Stolen".`,
          `1 cell is no element, flow or box and is left out: "Legend".`,
          `1 element is taken for a supporting service, for its name is no tool of the catalogue: "Orders".`,
          `1 connection was drawn elsewhere: what it hands over is what such ends usually do: "Rows".`,
        ],
      },
    });
  });

  it("of OTM, as YAML: components inside others are in the zone of the outermost, and what has no place is told", () => {
    const text = `otmVersion: 0.2.0
project: { name: Shop, id: shop }
trustZones:
  - { id: t, name: Private, risk: { trustRating: 10 } }
components:
  - { id: a, name: Harbor, type: registry, parent: { trustZone: t } }
  - { id: b, name: Vault, type: x, parent: { component: a } }
assets:
  - { id: d, name: Cards, risk: { confidentiality: 1, integrity: 1, availability: 1 } }
dataflows: []
`;
    const read = readModel(text);
    expect(nodesOf(read)).toMatchObject([
      { kind: "production-registry", technologies: ["harbor"], zone: "private" },
      { kind: "service", technologies: [expect.stringContaining("vault")], zone: "private" },
    ]);
    expect(read.ok && read.value.notCarried).toEqual([
      `1 component is inside another, and beside it here: "Vault".`,
      `1 asset is not taken over: "Cards".`,
    ]);
  });

  it("of TM-BOM: an engineer is a developer, and nodes without a place get one each", () => {
    const named = (symbolic_name: string, title: string, more = {}) => ({
      symbolic_name,
      title,
      description: "",
      trust_zone: "t",
      ...more,
    });
    const read = readModel(
      JSON.stringify({
        version: "1",
        scope: { title: "Shop" },
        trust_zones: [{ symbolic_name: "t", title: "Inside", description: "" }],
        actors: [named("e", "Ana", { type: "engineer" })],
        components: [named("a", "Argo CD"), named("b", "Kubernetes")],
        threats: [{ title: "Theft" }],
      }),
    );
    expect(nodesOf(read)).toMatchObject([
      { kind: "developer" },
      { kind: "delivery" },
      { kind: "orchestrator" },
    ]);
    expect(
      new Set(read.ok ? read.value.document.nodes.map(({ position }) => JSON.stringify(position)) : []).size,
    ).toBe(3);
    expect(read.ok && read.value.notCarried).toContain(`1 threat is not taken over: "Theft".`);
  });
});

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
    ["what nobody knows", `{"a":1}`, ": this is none of the formats that are read: "],
    [
      "JSON nested without end",
      `{"schema":"x","nodes":${"[".repeat(5e4)}${"]".repeat(5e4)}}`,
      ": this is nested more than 64 levels deep",
    ],
    [
      "a key that is a trap",
      `{"schema":"x","nodes":[{"__proto__":{"a":1}}]}`,
      "__proto__: no key may be called so",
    ],
    ["another version of ours", `{"schema":"blueline/pipeline/2","nodes":[]}`, "schema: "],
    [
      "a name of our own with control characters",
      exportedAs("json", { ...map, name: "a\u0007" }),
      "name: must not contain control characters",
    ],
    ["YAML with aliases", "schema: &a blueline/pipeline/1\nname: *a\nnodes: []\n", ": aliases are not read"],
    ["YAML with a circle", "schema: &a [*a]\nnodes: []\n", ": aliases are not read"],
    [
      "YAML with a tag of its own",
      "schema: !x a\nnodes: []\n",
      "line 1: this is not YAML that can be read: ",
    ],
    ["YAML with a NUL", `schema: "a\\0"\nnodes: []\n`, ": a NUL character is not read"],
    ["YAML nested without end", `schema: ${"[".repeat(2e4)}\n`, ": this is nested more than 64 levels deep"],
    ["YAML with a key twice", "schema: a\nschema: b\nnodes: []\n", ': the key "schema" is there twice'],
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
      "otmVersion: only Open Threat Model 0.2.0 is read",
    ],
    [
      "components in a circle",
      json({ ...otm, components: [part("a", "b"), part("b", "a")] }),
      "components[0].parent.component: it is inside itself",
    ],
    [
      "another version of TM-BOM",
      exportedAs("tm-bom", map).replace("v1.0.2", "v2.0.0"),
      "$schema: only TM-BOM 1.0 is read",
    ],
    [
      "a drawing of another",
      `<mxfile><diagram><mxGraphModel><root><mxCell id="0"/></root></mxGraphModel></diagram></mxfile>`,
      "mxfile: this drawing was not made by Blueline",
    ],
    [
      "a compressed drawing",
      `<mxfile><diagram>7VhZ</diagram></mxfile>`,
      "line 1: this drawing is compressed",
    ],
    [
      "a drawing with a document type",
      `<!DOCTYPE x [<!ENTITY a "b">]><mxfile/>`,
      "line 1: a document type is not read",
    ],
    ["another XML", `<svg></svg>`, "line 1: this is no drawing of draw.io"],
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
    "ab c",
    "Supporting service",
    "__proto__",
    "x".repeat(200),
    "\ufffd",
  ]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
