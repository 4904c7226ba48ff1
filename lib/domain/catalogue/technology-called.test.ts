import { expect, test } from "vitest";
import type { NodeKind } from "../pipeline/document";
import { technologyCalled } from "./technology-called";

test.each<[string, NodeKind, string | undefined]>([
  ["EKS", "orchestrator", "eks"],
  ["amazon eks", "orchestrator", "eks"],
  ["EKS staging", "orchestrator", "eks"],
  ["Harbor 2", "production-registry", "harbor"],
  ["EKS of the shop", "orchestrator", undefined],
  ["Staging", "orchestrator", undefined],
  ["server", "host", undefined],
  ["Our own", "ci", undefined],
  ["EKS", "ci", undefined],
  ["", "ci", undefined],
])("“%s” as %s is %s", (name, kind, technology) => {
  expect(technologyCalled(name, kind)).toBe(technology);
});
