import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { aPipeline } from "../../testing/builders";
import { operationArbitrary } from "../../testing/operation-arbitraries";
import type { Operation } from "../pipeline/operations";
import { documentFromPipeline } from "../pipeline/pipeline";
import { rebase } from "./rebase";
import { graphParameters } from "@/lib/testing/graph-runs";

const rename = (id: string, node: string): Operation => ({
  id,
  type: "node.changed",
  node,
  set: { name: "New" },
});

test("rebasing one by one is rebasing all at once", () => {
  fc.assert(
    fc.property(pipelineArbitrary, fc.array(operationArbitrary, { maxLength: 10 }), (confirmed, pending) => {
      const stepwise = pending.reduce((pipeline, operation) => rebase(pipeline, [operation]), confirmed);
      expect(documentFromPipeline(rebase(confirmed, pending))).toEqual(documentFromPipeline(stepwise));
    }),
    graphParameters(1.2),
  );
});

test("a change to what someone else removed is passed over, the rest still applies", () => {
  const confirmed = aPipeline().node("registry").build();
  const visible = rebase(confirmed, [rename("a", "ci"), rename("b", "registry")]);
  expect(documentFromPipeline(visible).nodes).toMatchObject([{ name: "New" }]);
});
