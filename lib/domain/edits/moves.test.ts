import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit } from "./apply-edit";
import { cardSize } from "../pipeline/lanes";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { moveAfter } from "./move-after";
import { moveNodes } from "./moves";

describe("moveNodes", () => {
  const pipeline = aPipeline()
    .node("ci", { name: "Jenkins", position: { x: 100, y: 80 } })
    .node("builder", { name: "Kaniko", position: { x: 100, y: 280 } })
    .node("registry", { name: "Harbor", position: { x: 500, y: 80 } })
    .node("cluster", { name: "EKS", position: { x: 900, y: 80 } })
    .build();
  const move = (moves: Readonly<Record<string, { x: number; y: number }>>) =>
    moveNodes(pipeline, new Map(Object.entries(moves)));

  it("within its lane changes the place alone, and has nothing to tell", () => {
    expect(move({ ci: { x: 110, y: 120 } })).toEqual({
      operations: [{ type: "nodes.moved", positions: { ci: { x: 110, y: 120 } } }],
      label: "move Jenkins",
    });
  });

  it("into another lane changes the stage, and tells it by name or by number", () => {
    expect(move({ ci: { x: 600, y: 80 } })).toEqual({
      operations: [
        { type: "nodes.moved", positions: { ci: { x: 600, y: 80 } } },
        { type: "node.changed", node: "ci", set: { stage: "distribute" } },
      ],
      label: "move Jenkins",
      told: "Jenkins is now in Distribute.",
    });
    expect(
      move({ ci: { x: 600, y: 80 }, builder: { x: 600, y: 280 }, registry: { x: 1000, y: 80 } })?.told,
    ).toBe("2 nodes are now in Distribute, 1 node is now in Run.");
    // One of two that were moved: by its name.
    expect(move({ ci: { x: 600, y: 80 }, builder: { x: 110, y: 280 } })?.told).toBe(
      "Jenkins is now in Distribute.",
    );
  });
});

describe("moveAfter", () => {
  it("puts it to the right, in the stage of what comes before", () => {
    const pipeline = aPipeline()
      .node("host", { position: { x: 0, y: 0 } })
      .node("ci", { position: { x: 900, y: 0 } })
      .build();
    expect(moveAfter(pipeline, "ci", "host")).toEqual({
      operations: [
        { type: "node.changed", node: "ci", set: { stage: "run" } },
        { type: "nodes.moved", positions: { ci: { x: 240, y: 0 } } },
      ],
      label: "move ci after host",
      told: "ci moved after host, Run stage.",
    });
  });

  it("goes below where the lane ends", () => {
    const pipeline = aPipeline()
      .node("ci", { position: { x: 100, y: 0 } })
      .node("builder", { position: { x: 100, y: 400 } })
      .node("registry", { position: { x: 400, y: 0 } })
      .build();
    expect(moveAfter(pipeline, "builder", "ci")?.operations).toEqual([
      { type: "nodes.moved", positions: { builder: { x: 100, y: 180 } } },
    ]);
  });

  it("is nothing where there is nothing to move, or nothing to move it after", () => {
    const pipeline = aPipeline().node("ci").build();
    expect([
      moveAfter(pipeline, "ci", "ci"),
      moveAfter(pipeline, "ci", "gone"),
      moveAfter(pipeline, "gone", "ci"),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it("never covers another card", () => {
    fc.assert(
      fc.property(pipelineArbitrary, fc.nat(), fc.nat(), (pipeline, first, second) => {
        const nodes = [...pipeline.nodes.values()];
        const [node, before] = [nodes[first % nodes.length], nodes[second % nodes.length]];
        const edit = node && before && moveAfter(pipeline, node.id, before.id);
        if (!edit) return;
        const performed = applyEdit(pipeline, edit.operations);
        const moved = performed.ok ? performed.value.visible.nodes.get(node.id) : undefined;
        expect(moved?.stage).toBe(before.stage);
        for (const { id, position } of nodes) {
          if (id === node.id || !moved) continue;
          expect(
            Math.abs(position.x - moved.position.x) >= cardSize.width ||
              Math.abs(position.y - moved.position.y) >= cardSize.height,
          ).toBe(true);
        }
      }),
    );
  });
});
