import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { documentFromPipeline } from "../pipeline/pipeline";
import { mostInCells } from "../layout/most-in-cells";
import { openedRoutes } from "./opened-routes";

describe("where lines run on a map that is opened", () => {
  it("is there for each hand-over, from the border of one card to that of the other", () => {
    const { nodes, edges } = documentFromPipeline(
      aPipeline()
        .node("ci", { position: { x: 0, y: 0 } })
        .node("host", { position: { x: 400, y: 0 } })
        .edge("ci", "host")
        .build(),
    );
    const [edge] = edges;
    expect(openedRoutes({ nodes, edges })).toEqual(
      new Map([
        [
          edge?.id,
          [
            { x: 200, y: 70 },
            { x: 400, y: 70 },
          ],
        ],
      ]),
    );
  });

  it("is not said of a map that is drawn in groups", () => {
    const { nodes } = documentFromPipeline(aPipeline().node("ci").build());
    const many = Array.from({ length: mostInCells + 1 }, (_, index) =>
      nodes.map((node) => ({ ...node, id: `${node.id}-${index}`, position: { x: index * 300, y: 0 } })),
    ).flat();
    expect(openedRoutes({ nodes: many, edges: [] })).toBeUndefined();
  });
});
