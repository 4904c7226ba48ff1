import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMap } from "@/lib/testing/layout-arbitraries";
import { createArrangement } from "./arrangement";
import { canvasOf, usualSize } from "./canvas";
import { framesFor } from "./frames";
import { gridOf } from "./grid";
import { layoutGraph } from "./layout-graph";
import { mainLine } from "./main-line";

describe("what an arrangement costs", () => {
  it("is after any moves what it is counted afresh, and a move that would cost too much changes nothing", () => {
    fc.assert(
      fc.property(
        anyMap(25).filter(({ nodes }) => nodes.length > 0),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(-200, 0, 200, Infinity)), { maxLength: 30 }),
        (map, moves) => {
          const graph = layoutGraph(map.nodes, map.edges);
          const line = mainLine(graph);
          const lanes = [0, 1, 2].map((lane) => graph.stageOf.filter((stage) => stage === lane).length);
          const [frame] = framesFor(lanes, canvasOf(usualSize), graph.zones.length > 0);
          if (!frame) throw new Error("There is a frame for every map.");
          const next = gridOf(frame).lanes.map((lane) => lane.values());
          const start = graph.nodes.map((_, node) => next[graph.stageOf[node] ?? 0]?.next().value ?? 0);
          const { cellOf, cost, grid, move } = createArrangement(graph, line, frame, start);
          for (const [one, other, more] of moves) {
            const node = one % graph.nodes.length;
            const lane = grid.lanes[graph.stageOf[node] ?? 0];
            const before = { cells: [...cellOf], cost: cost() };
            const hasMoved = move(node, lane?.[other % lane.length] ?? 0, cost() + more);
            if (hasMoved) expect(cost()).toBeLessThanOrEqual(before.cost + more);
            else expect({ cells: [...cellOf], cost: cost() }).toEqual(before);
            expect(cost()).toBe(createArrangement(graph, line, frame, cellOf).cost());
          }
        },
      ),
    );
  });
});
