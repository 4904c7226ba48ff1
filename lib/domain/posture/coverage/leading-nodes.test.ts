import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { PipelineNode } from "../../pipeline/document";
import { stages } from "../../pipeline/document-lists";
import { emptyPipeline, type Pipeline } from "../../pipeline/pipeline";
import { Records } from "../../pipeline/records";
import { changedRecords } from "../../pipeline/changed-records";
import { followLeading, leadingNodes } from "./leading-nodes";
import { graphParameters } from "@/lib/testing/graph-runs";

// More nodes than lead, on few places, so that they tie.
const place = fc.record({ stage: fc.constantFrom(...stages), x: fc.nat({ max: 3 }) });
const places = fc.dictionary(fc.constantFrom(..."abcdefghijklmnop"), place, {
  minKeys: 4,
  noNullPrototype: true,
});

function pipelineOf(byId: {
  readonly [id: string]: { readonly stage: PipelineNode["stage"]; readonly x: number };
}): Pipeline {
  const nodes = Object.entries(byId).map(([id, { stage, x }]): [string, PipelineNode] => [
    id,
    { id, kind: "ci", name: id, stage, position: { x, y: 0 } },
  ]);
  return { ...emptyPipeline("Payments API"), nodes: Records.from(nodes) };
}

test("what is followed through changes is what all nodes say", () => {
  fc.assert(
    fc.property(places, places, fc.boolean(), (before, after, keepsOthers) => {
      const [was, is] = [pipelineOf(before), pipelineOf(keepsOthers ? { ...before, ...after } : after)];
      const leading = leadingNodes(was);
      expect(leading).toHaveLength(Math.min(6, was.nodes.size));
      const followed = followLeading(leading, changedRecords(was.nodes, is.nodes));
      if (followed !== undefined) expect(followed).toEqual(leadingNodes(is));
    }),
    graphParameters(8),
  );
});

test("one of the first that stays among them is followed without looking at the others", () => {
  const byId = Object.fromEntries(
    [..."abcdefgh"].map((id, index) => [id, { stage: "build" as const, x: index }]),
  );
  const was = pipelineOf(byId);
  const within = pipelineOf({ ...byId, a: { stage: "build", x: 4 } });
  const beyond = pipelineOf({ ...byId, a: { stage: "run", x: 0 } });
  const follow = (is: Pipeline) =>
    followLeading(leadingNodes(was), changedRecords(was.nodes, is.nodes))?.map(({ id }) => id);
  expect(follow(within)).toEqual(["b", "c", "d", "a", "e", "f"]);
  expect(follow(beyond)).toBeUndefined();
});
