import { randomUUID } from "node:crypto";
import { limits } from "@/lib/domain/pipeline/limits";
import type { HostileRequest } from "./hostile-request";

const emptyDocument = {
  schema: "blueline/pipeline/1",
  name: "Payments API",
  nodes: [],
  edges: [],
  zones: [],
  images: [],
  claims: [],
};
const node = (id: string, fields: object = {}) => ({
  id,
  kind: "ci",
  name: "CI",
  stage: "build",
  position: { x: 0, y: 0 },
  ...fields,
});
const added = (fields: object) => [{ id: randomUUID(), type: "node.added", node: node("n1", fields) }];
const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

export function hostileBodies(pipelineId: string): readonly HostileRequest[] {
  const pipelines = "/api/v1/pipelines";
  const operations = `${pipelines}/${pipelineId}/operations`;
  const document = (change: object) => ({ document: { ...emptyDocument, ...change } });
  const push = (list: unknown) => ({ clientId: "tab-1", operations: list });
  return [
    { what: "no body", path: pipelines, status: 400 },
    { what: "JSON that is cut short", path: pipelines, body: '{"name": "Pay', status: 400 },
    { what: "two JSON values", path: pipelines, body: '{"name":"a"}{"name":"b"}', status: 400 },
    {
      what: "bytes that are no UTF-8",
      path: pipelines,
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
      status: 400,
    },
    { what: "a byte order mark and a comment", path: pipelines, body: '// hello\n{"name":"a"}', status: 400 },
    { what: "null", path: pipelines, body: "null", status: 422 },
    { what: "a list", path: pipelines, body: [], status: 422 },
    { what: "a text", path: pipelines, body: '"name"', status: 422 },
    { what: "a number for a name", path: pipelines, body: { name: 7 }, status: 422, field: "name" },
    {
      what: "a field that we don't know",
      path: pipelines,
      body: { name: "a", colour: "red" },
      status: 422,
      field: "colour",
    },
    {
      what: "a name that is too long",
      path: pipelines,
      body: { name: "a".repeat(limits.name + 1) },
      status: 422,
      field: "name",
    },
    { what: "a name of spaces", path: pipelines, body: { name: "   " }, status: 422, field: "name" },
    {
      what: "half of a surrogate pair",
      path: pipelines,
      body: '{"name":"\\ud800"}',
      status: 422,
      field: "name",
    },
    { what: "a control character", path: pipelines, body: { name: "a\u0007" }, status: 422, field: "name" },
    {
      what: "__proto__",
      path: pipelines,
      body: '{"name":"a","__proto__":{"isAdmin":true}}',
      status: 422,
      field: "__proto__",
    },
    {
      what: "__proto__ deep inside",
      path: operations,
      body: `{"clientId":"a","operations":[{"id":"${randomUUID()}","type":"nodes.moved","positions":{"__proto__":{"x":1,"y":1}}}]}`,
      status: 422,
      field: "__proto__",
    },
    {
      what: "constructor.prototype",
      path: pipelines,
      body: { name: "a", constructor: { prototype: { isAdmin: true } } },
      status: 422,
      field: "constructor",
    },
    { what: "200,000 levels of nesting", path: pipelines, body: deep(200_000), status: 400 },
    {
      what: "65 levels of nesting in a field",
      path: operations,
      body: `{"clientId":"a","operations":${deep(65)}}`,
      status: 400,
    },
    {
      what: "a template that does not exist",
      path: pipelines,
      body: { name: "a", template: "nothing" },
      status: 422,
      field: "template",
    },
    {
      what: "10,001 nodes",
      path: pipelines,
      body: document({ nodes: Array.from({ length: limits.nodes + 1 }, (_, index) => node(`n${index}`)) }),
      status: 422,
      field: "document.nodes",
    },
    {
      what: "an edge that leads nowhere",
      path: pipelines,
      body: document({
        nodes: [node("n1")],
        edges: [{ id: "e1", source: "n1", target: "n2", artifact: "image" }],
      }),
      status: 422,
      field: "document.edges[0].target",
    },
    {
      what: "a claim of no control of ours",
      path: operations,
      body: push([
        ...added({}),
        {
          id: randomUUID(),
          type: "claim.changed",
          node: "n1",
          control: "be-good",
          set: { status: "planned" },
        },
      ]),
      status: 422,
      field: "operations[1].control",
    },
    {
      what: "a document of the next version",
      path: pipelines,
      body: document({ schema: "blueline/pipeline/2" }),
      status: 422,
      field: "document.schema",
    },
    { what: "no operations", path: operations, body: push([]), status: 422, field: "operations" },
    {
      what: "501 operations",
      path: operations,
      body: push(Array.from({ length: limits.operationsPerPush + 1 }, () => added({})[0])),
      status: 422,
      field: "operations",
    },
    {
      what: "an operation of no type of ours",
      path: operations,
      body: push([{ id: randomUUID(), type: "pipeline.dropped" }]),
      status: 422,
      field: "operations[0].type",
    },
    {
      what: "an operation without an id",
      path: operations,
      body: push([{ type: "node.removed", node: "n1" }]),
      status: 422,
      field: "operations[0].id",
    },
    {
      what: "a good operation before a bad one",
      path: operations,
      body: push([...added({}), ...added({ kind: "spaceship" })]),
      status: 422,
      field: "operations[1].node.kind",
    },
    {
      what: "a note that is too long",
      path: operations,
      body: push(added({ note: "n".repeat(limits.note + 1) })),
      status: 422,
      field: "operations[0].node.note",
    },
    {
      what: "a link that runs",
      path: operations,
      body: push(added({ url: "javascript:alert(1)" })),
      status: 422,
      field: "operations[0].node.url",
    },
    {
      what: "an id that is not ours",
      path: operations,
      body: push(added({ id: "../../etc/passwd" })),
      status: 422,
      field: "operations[0].node.id",
    },
    {
      what: "SQL for an id",
      path: operations,
      body: push(added({ zone: "x'; DROP TABLE pipeline; --" })),
      status: 422,
      field: "operations[0].node.zone",
    },
    {
      what: "a position that is no number",
      path: operations,
      body: push(added({ position: { x: "1", y: null } })),
      status: 422,
      field: "operations[0].node.position.x",
    },
    {
      what: "an infinite position",
      path: operations,
      body: `{"clientId":"a","operations":[{"id":"${randomUUID()}","type":"nodes.moved","positions":{"n1":{"x":1e999,"y":0}}}]}`,
      status: 422,
      field: "operations[0].positions.n1.x",
    },
    {
      what: "an operator for a text",
      path: operations,
      body: push(added({ name: { not: "" } })),
      status: 422,
      field: "operations[0].node.name",
    },
    {
      what: "a client without a name",
      path: operations,
      body: { clientId: "", operations: added({}) },
      status: 422,
      field: "clientId",
    },
    {
      what: "a claim of a control that we don't know",
      path: operations,
      body: push([
        {
          id: randomUUID(),
          type: "claim.changed",
          node: "n1",
          control: "be-good",
          set: { status: "planned" },
        },
      ]),
      status: 422,
      field: "operations[0].control",
    },
  ];
}
