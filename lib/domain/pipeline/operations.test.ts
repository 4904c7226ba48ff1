import * as fc from "fast-check";
import { expect, test } from "vitest";
import { operationArbitrary } from "../../testing/operation-arbitraries";
import { operationSchema } from "./operations";
import { graphParameters } from "@/lib/testing/graph-runs";

const id = "00000000-0000-4000-8000-000000000000";

test("an operation is the same after a journey as JSON", () => {
  fc.assert(
    fc.property(operationArbitrary, (operation) => {
      expect(operationSchema.parse(JSON.parse(JSON.stringify(operation)))).toEqual(operation);
    }),
    graphParameters(2),
  );
});

test.each([
  ["of an unknown type", { type: "node.exploded", node: "n1" }],
  ["with an unknown key", { type: "node.removed", node: "n1", force: true }],
  ["that changes nothing", { type: "node.changed", node: "n1", set: {} }],
  ["that clears a name", { type: "node.changed", node: "n1", set: { name: null } }],
  ["that changes an id", { type: "node.changed", node: "n1", set: { id: "n2" } }],
  ["that moves a node by a change", { type: "node.changed", node: "n1", set: { position: { x: 0, y: 0 } } }],
  ["that moves nothing", { type: "nodes.moved", positions: {} }],
  ["that moves by a bad id", { type: "nodes.moved", positions: { "N 1": { x: 0, y: 0 } } }],
  [
    "that moves to nowhere",
    { type: "nodes.moved", positions: { n1: { x: Number.POSITIVE_INFINITY, y: 0 } } },
  ],
  [
    "that puts evidence by a change",
    { type: "claim.changed", node: "n1", control: "c", set: { evidence: [] } },
  ],
  [
    "that names the prototype",
    { type: "node.changed", node: "n1", set: JSON.parse('{"__proto__": null}') as object },
  ],
  ["without a subject", { type: "node.removed" }],
])("an operation %s is refused", (_what, body) => {
  expect(operationSchema.safeParse({ id, ...body }).success).toBe(false);
});

test.each(["", "1", "00000000-0000-4000-8000-00000000000G", id.toUpperCase().replace("0", "A"), 7])(
  "%j is no id of an operation",
  (bad) => {
    expect(operationSchema.safeParse({ id: bad, type: "node.removed", node: "n1" }).success).toBe(false);
  },
);
