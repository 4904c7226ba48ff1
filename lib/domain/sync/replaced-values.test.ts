import { expect, test } from "vitest";
import type { Operation, OperationBody } from "../pipeline/operations";
import { replacedBy } from "./replaced-values";

const operation = (body: OperationBody): Operation => ({
  ...body,
  id: "00000000-0000-4000-8000-000000000000",
});
const status = operation({
  type: "claim.changed",
  node: "n1",
  control: "img-sign",
  set: { status: "planned" },
});
const name = operation({ type: "node.changed", node: "n1", set: { name: "Jenkins" } });
const mine = [status, name];

test.each<[string, OperationBody, readonly Operation[]]>([
  [
    "sets the same field of the same claim",
    { type: "claim.changed", node: "n1", control: "img-sign", set: { status: "missing" } },
    [status],
  ],
  [
    "sets another field of the same claim",
    { type: "claim.changed", node: "n1", control: "img-sign", set: { owner: "ana" } },
    [],
  ],
  [
    "sets that field of another control",
    { type: "claim.changed", node: "n1", control: "img-scan", set: { status: "missing" } },
    [],
  ],
  [
    "sets that field on another node",
    { type: "claim.changed", node: "n10", control: "img-sign", set: { status: "missing" } },
    [],
  ],
  [
    "clears the field",
    { type: "claim.changed", node: "n1", control: "img-sign", set: { status: null } },
    [status],
  ],
  ["removes the claim", { type: "claim.changed", node: "n1", control: "img-sign", set: null }, [status]],
  [
    "removes a claim whose control begins alike",
    { type: "claim.changed", node: "n1", control: "img", set: null },
    [],
  ],
  ["removes the node", { type: "node.removed", node: "n1" }, [status, name]],
  ["removes a node whose id begins alike", { type: "node.removed", node: "n" }, []],
  [
    "renames the node",
    { type: "node.changed", node: "n1", set: { name: "TeamCity", note: "moved" } },
    [name],
  ],
  ["moves the node", { type: "nodes.moved", positions: { n1: { x: 1, y: 1 } } }, []],
])("when someone else %s", (_what, body, replaced) => {
  expect(replacedBy(operation(body), mine)).toEqual(replaced);
});
