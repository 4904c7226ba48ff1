import { describe, expect, it } from "vitest";
import { tangledPipeline } from "@/scripts/bench/tangled-pipeline";
import { freePlace } from "../pipeline/lanes";
import { canvasOf, usualSize } from "./canvas";
import { findCells } from "./find-cells";
import { layoutGraph } from "./layout-graph";
import { tidyUp } from "./tidy-up";

/** Maps of twelve nodes and more, tidied up, and each then with one more node. */
const grown = Array.from({ length: 8 }, (_, index) => {
  const { nodes, edges } = tangledPipeline(12 + index);
  const places = tidyUp(nodes, edges);
  const before = nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
  const at = before[(index * 31) % before.length];
  if (!at) throw new Error("There is a node.");
  const added = { ...at, id: "new", position: freePlace(at.stage, before) };
  return { before, nodes: [...before, added], edges: [...edges, { source: at.id, target: added.id }] };
});

describe("a tidy map to which a node was added", () => {
  it("keeps most of what is above, below and beside what", () => {
    const isKept = grown.flatMap(({ before, nodes, edges }) => {
      const after = tidyUp(nodes, edges);
      const order = (one: string, other: string, axis: "x" | "y") =>
        Math.sign((after.get(one)?.[axis] ?? Number.NaN) - (after.get(other)?.[axis] ?? Number.NaN));
      return before.flatMap((one, index) =>
        before
          .slice(index + 1)
          .flatMap((other) =>
            (["x", "y"] as const).map(
              (axis) =>
                order(one.id, other.id, axis) === Math.sign(one.position[axis] - other.position[axis]),
            ),
          ),
      );
    });
    expect(isKept.filter(Boolean).length / isKept.length).toBeGreaterThan(0.75);
  });

  it("costs at most one part in twenty more for that than a map drawn afresh", () => {
    for (const { nodes, edges } of grown) {
      const [afresh, grownOn] = [nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })), nodes].map(
        (all) => findCells(layoutGraph(all, edges), canvasOf(usualSize)),
      );
      const zooms = [afresh, grownOn].map((found) => found?.frame.zoom ?? Number.NaN);
      const zoomAllowed = 600 * (Math.max(...zooms) - Math.min(...zooms));
      expect(grownOn?.cost()).toBeLessThanOrEqual((afresh?.cost() ?? Number.NaN) * 1.05 + zoomAllowed);
    }
  });
});
