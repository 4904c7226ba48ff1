import { describe, expect, it } from "vitest";
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

/** What is read of an exported map after its text was changed. */
function changed(
  format: Parameters<typeof exportedAs>[0],
  ...changes: readonly (readonly [from: string, to: string])[]
) {
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
  ] as const)("a new name, in %s", (format, from, to) => {
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
  ] as const)("another zone, in %s", (format, from, to) => {
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
      /^\d+ threats were closed there, which sets no status here: /,
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
          `1 threat was not imported: "Stolen".`,
          `1 cell is not an element, flow or box, and was left out: "Legend".`,
          `1 element was imported as a supporting service: the catalogue has no tool of that name: "Orders".`,
          `1 connection has no artifact in the file: the usual one between its nodes was set: "Rows".`,
        ],
      },
    });
  });

  it("of OTM, as YAML: components inside others are in the zone of the outermost, and what has no place is told", () => {
    const text = `otmVersion: 0.2.0
project: { name: Shop, id: shop }
trustZones:
  - { id: a, name: Private, risk: { trustRating: 10 } }
components:
  - { id: a, name: Harbor, type: registry, parent: { trustZone: a } }
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
      `1 component is inside another, and was imported next to it: "Vault".`,
      `1 asset was not imported: "Cards".`,
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
    expect(read.ok && read.value.notCarried).toContain(`1 threat was not imported: "Theft".`);
  });
});
