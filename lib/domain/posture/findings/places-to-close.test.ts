import { expect, test } from "vitest";
import { aVerdict } from "../../../testing/a-posture";
import { placesToClose } from "./places-to-close";

const fix = (...nodes: string[]) => ({ nodes, cost: 1, leaves: [] });
const gate = (control: string, ...nodes: string[]) => ({
  control,
  declared: aVerdict({ verdict: "bypassed", ...(nodes.length > 0 ? { fix: fix(...nodes) } : {}) }),
  proven: aVerdict({ verdict: "bypassed" }),
});
const best = { node: "ecr", control: "sign", closes: 3 };
const cause = { gates: ["scan", "sign"] };

test("a gate is closed where its own cheapest fix says, as the proof that is asked for has it", () => {
  const gates = [gate("scan", "ecr", "eks"), gate("sign", "eks")];
  expect(placesToClose(gates, "declared", "scan", cause, best)).toEqual([
    { node: "ecr", control: "scan" },
    { node: "eks", control: "scan" },
  ]);
  expect(placesToClose(gates, "proven", "scan", undefined, null)).toEqual([]);
});

test("where it has none, the one control that closes most does, if it is of a gate that the same connection defeats", () => {
  expect(placesToClose([gate("scan")], "declared", "scan", cause, best)).toEqual([
    { node: "ecr", control: "sign" },
  ]);
  expect(placesToClose([gate("scan")], "declared", "scan", { gates: ["scan"] }, best)).toEqual([]);
  expect(placesToClose([gate("scan")], "declared", "scan", undefined, best)).toEqual([]);
  expect(placesToClose([gate("scan")], "declared", "scan", cause, null)).toEqual([]);
});
