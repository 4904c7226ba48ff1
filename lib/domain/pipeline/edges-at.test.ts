import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nodeIds, pipelineArbitrary } from "../../testing/arbitraries";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "./apply-operation";
import { edgesAt } from "./edges-at";
import { graphParameters } from "@/lib/testing/graph-runs";

test("the edges at some nodes are those that begin or end there, whatever was asked before", () => {
  fc.assert(
    fc.property(
      pipelineArbitrary,
      fc.array(operationBodyArbitrary, { maxLength: 8 }),
      fc.subarray([...nodeIds]),
      (start, operations, asked) => {
        const nodes = new Set<string>(asked);
        let pipeline = start;
        for (const operation of operations) {
          expect([...edgesAt(pipeline.edges, nodes)]).toEqual(
            [...pipeline.edges.values()].filter(
              ({ source, target }) => nodes.has(source) || nodes.has(target),
            ),
          );
          const result = applyOperation(pipeline, operation);
          if (result.ok) ({ pipeline } = result.value);
        }
      },
    ),
    graphParameters(2),
  );
});
