import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { aPipeline } from "../../testing/builders";
import { limits } from "./limits";
import { parseDocument, parseStoredDocument } from "./parse-document";
import { documentFromPipeline, pipelineFromDocument } from "./pipeline";
import { graphParameters } from "@/lib/testing/graph-runs";

const node = { id: "n1", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } };
const empty = {
  schema: "blueline/pipeline/1",
  name: "Payments API",
  nodes: [],
  edges: [],
  zones: [],
  images: [],
  claims: [],
};

function pathsOf(input: unknown): readonly string[] {
  const parsed = parseDocument(input);
  return parsed.ok ? [] : parsed.error.map(({ path }) => path);
}

test("what is serialised and parsed again is the same document", () => {
  fc.assert(
    fc.property(pipelineArbitrary, (pipeline) => {
      const document = documentFromPipeline(pipeline);
      const parsed = parseDocument(JSON.parse(JSON.stringify(document)));
      expect(parsed).toEqual({ ok: true, value: document });
    }),
    graphParameters(2),
  );
});

test("a document of an earlier version that holds marks which turn text around is read with them shown", () => {
  const old = {
    ...empty,
    name: "API\u202e",
    nodes: [{ ...node, name: "gnp\u202eexe", note: "a\u2028b", owner: "\u2067דנה\u2069" }],
  };
  expect(parseDocument(old)).toEqual({
    ok: true,
    value: {
      ...empty,
      name: "API[U+202E]",
      nodes: [{ ...node, name: "gnp[U+202E]exe", note: "a b", owner: "[U+2067]דנה[U+2069]" }],
    },
  });
});

test("the order of a document's records does not matter", () => {
  fc.assert(
    fc.property(pipelineArbitrary, fc.infiniteStream(fc.nat()), (pipeline, numbers) => {
      const document = documentFromPipeline(pipeline);
      const shuffle = <T>(list: readonly T[]) =>
        list
          .map((one) => ({ one, at: numbers.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
      const shuffled = {
        ...document,
        nodes: shuffle(document.nodes),
        edges: shuffle(document.edges),
        zones: shuffle(document.zones),
        images: shuffle(document.images),
        claims: shuffle(document.claims),
      };
      expect(documentFromPipeline(pipelineFromDocument(shuffled))).toEqual(document);
    }),
    graphParameters(1.2),
  );
});

test.each([
  [
    "an edge that leads nowhere",
    { nodes: [node], edges: [{ id: "e1", source: "n1", target: "n2", artifact: "image" }] },
    "edges[0].target",
  ],
  [
    "an edge that comes from nowhere",
    { nodes: [node], edges: [{ id: "e1", source: "n0", target: "n1", artifact: "image" }] },
    "edges[0].source",
  ],
  [
    "an image that travels without being there",
    { nodes: [node], edges: [{ id: "e1", source: "n1", target: "n1", artifact: "image", images: ["i1"] }] },
    "edges[0].images[0]",
  ],
  ["a zone that is not there", { nodes: [{ ...node, zone: "z1" }] }, "nodes[0].zone"],
  ["an image built by nobody", { images: [{ id: "i1", name: "api", builtBy: "n9" }] }, "images[0].builtBy"],
  [
    "a claim on no node",
    { claims: [{ node: "n1", control: "c-scan", status: "planned" }] },
    "claims[0].node",
  ],
  ["the same node twice", { nodes: [node, node] }, "nodes[1].id"],
  [
    "the same zone twice",
    {
      zones: [
        { id: "z1", name: "a", kind: "team" },
        { id: "z1", name: "b", kind: "team" },
      ],
    },
    "zones[1].id",
  ],
  [
    "the same edge twice",
    { nodes: [node], edges: [1, 2].map(() => ({ id: "e1", source: "n1", target: "n1", artifact: "image" })) },
    "edges[1].id",
  ],
  ["the same image twice", { images: [1, 2].map(() => ({ id: "i1", name: "api" })) }, "images[1].id"],
  [
    "the same claim twice",
    {
      nodes: [node],
      claims: [
        { node: "n1", control: "c", status: "planned" },
        { node: "n1", control: "c", note: "x" },
      ],
    },
    "claims[1]",
  ],
  [
    "the same evidence twice",
    {
      nodes: [node],
      claims: [
        {
          node: "n1",
          control: "c",
          evidence: [1, 2].map(() => ({ id: "v1", title: "t", result: "supports", effective: "2026-01-01" })),
        },
      ],
    },
    "claims[0].evidence[1].id",
  ],
  ["an unknown schema", { schema: "blueline/pipeline/2" }, "schema"],
  ["an unknown key in a node", { nodes: [{ ...node, colour: "red" }] }, "nodes[0]"],
  ["an unknown key at the top", { extra: 1 }, ""],
  ["__proto__ at the top", JSON.parse('{"__proto__": {"isAdmin": true}}') as object, ""],
  [
    "__proto__ in a node",
    {
      nodes: [
        JSON.parse(
          '{"id":"n1","kind":"ci","name":"CI","stage":"build","position":{"x":0,"y":0},"__proto__":{"zone":"z1"}}',
        ),
      ],
    },
    "nodes[0]",
  ],
  ["__proto__ as an id", { nodes: [{ ...node, id: "__proto__" }] }, "nodes[0].id"],
  ["an id with capitals", { nodes: [{ ...node, id: "N1" }] }, "nodes[0].id"],
  ["an id of 65 characters", { nodes: [{ ...node, id: "a".repeat(65) }] }, "nodes[0].id"],
  ["a kind that does not exist", { nodes: [{ ...node, kind: "spaceship" }] }, "nodes[0].kind"],
  [
    "a position that is no number",
    { nodes: [{ ...node, position: { x: Number.NaN, y: 0 } }] },
    "nodes[0].position.x",
  ],
  ["a position out of bounds", { nodes: [{ ...node, position: { x: 1e9, y: 0 } }] }, "nodes[0].position.x"],
  ["null for an absent field", { nodes: [{ ...node, zone: null }] }, "nodes[0].zone"],
  ["a name of 201 characters", { nodes: [{ ...node, name: "a".repeat(201) }] }, "nodes[0].name"],
  ["a name of spaces", { nodes: [{ ...node, name: "  " }] }, "nodes[0].name"],
  ["a note of 10,001 characters", { nodes: [{ ...node, note: "a".repeat(10_001) }] }, "nodes[0].note"],
  ["a control character", { nodes: [{ ...node, name: "CI\u0007" }] }, "nodes[0].name"],
  ["a carriage return", { nodes: [{ ...node, note: "a\r\nb" }] }, "nodes[0].note"],
  ["a lone surrogate", { nodes: [{ ...node, name: "CI\ud800" }] }, "nodes[0].name"],
  ["a link that runs", { nodes: [{ ...node, url: "javascript:alert(1)" }] }, "nodes[0].url"],
  [
    "a day that does not exist",
    { nodes: [node], claims: [{ node: "n1", control: "c", due: "2026-02-29" }] },
    "claims[0].due",
  ],
  [
    "a day with a time",
    { nodes: [node], claims: [{ node: "n1", control: "c", due: "2026-02-28T00:00:00Z" }] },
    "claims[0].due",
  ],
  [
    "a day of month 13",
    { nodes: [node], claims: [{ node: "n1", control: "c", review: "2026-13-01" }] },
    "claims[0].review",
  ],
  [
    "a digest of another sort",
    { images: [{ id: "i1", name: "api", parents: [{ ref: "ubuntu", digest: "sha1:00" }] }] },
    "images[0].parents[0].digest",
  ],
  ["a list that is an object", { nodes: { n1: node } }, "nodes"],
])("a document with %s is refused, naming the field", (_what, change, path) => {
  const merged = Object.defineProperties({ ...empty }, Object.getOwnPropertyDescriptors(change));
  expect(pathsOf(merged)).toContain(path);
});

test.each([null, undefined, 7, "text", [], {}])("%j is no document", (input) => {
  expect(parseDocument(input).ok).toBe(false);
});

test("2,000 nodes are accepted; 2,001 are refused with their number, and read where they are stored", () => {
  const nodes = Array.from({ length: limits.nodes + 1 }, (_, index) => ({ ...node, id: `n${index}` }));
  expect(parseDocument({ ...empty, nodes: nodes.slice(1) }).ok).toBe(true);
  expect(parseDocument({ ...empty, nodes })).toEqual({
    ok: false,
    error: [{ path: "nodes", message: "are 2,001, and a map has at most 2,000" }],
  });
  expect(parseStoredDocument({ ...empty, nodes }).ok).toBe(true);
});

test("29 February is a day in leap years", () => {
  const document = aPipeline().node("ci").claim("ci", "c-scan", { due: "2028-02-29" }).toDocument();
  expect(parseDocument(document)).toEqual({ ok: true, value: document });
});

test("a hopeless document names at most 20 fields", () => {
  expect(pathsOf({ ...empty, nodes: Array.from({ length: 100 }, () => ({})) })).toHaveLength(20);
  expect(
    pathsOf({
      ...empty,
      claims: Array.from({ length: 100 }, (_, index) => ({ node: `n${index}`, control: "c", note: "x" })),
    }),
  ).toHaveLength(20);
});
