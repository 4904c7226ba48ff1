import { describe, expect, it } from "vitest";
import type { PipelineDocument, PipelineEdge, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { layoutMap } from "./drawing";

function node(id: string, stage: Stage, x: number, y: number, zone?: string): PipelineNode {
  return { id, kind: "ci", name: id, stage, position: { x, y }, ...(zone === undefined ? {} : { zone }) };
}
function edge(id: string, source: string, target: string): PipelineEdge {
  return { id, source, target, artifact: "image" };
}
function map(part: Partial<PipelineDocument>) {
  return layoutMap({ nodes: [], edges: [], zones: [], ...part });
}

describe("the drawing of a map", () => {
  it("of nothing has three lanes and a size", () => {
    const drawing = map({});
    expect(drawing.lanes.map(({ stage }) => stage)).toEqual(["build", "distribute", "run"]);
    expect(drawing.width).toBeGreaterThan(0);
    expect(drawing.height).toBeGreaterThan(0);
  });

  it("keeps every card inside, in the lane of its stage where the cards stand in order", () => {
    const drawing = map({
      nodes: [node("a", "build", -500, -300), node("b", "distribute", 0, 40), node("c", "run", 900, 2000)],
    });
    for (const { node: drawn, x, y } of drawing.nodes) {
      const lane = drawing.lanes.find(({ stage }) => stage === drawn.stage);
      expect(x).toBeGreaterThanOrEqual(lane?.x ?? Infinity);
      expect(x + cardSize.width).toBeLessThanOrEqual((lane?.x ?? 0) + (lane?.width ?? 0));
      expect(y).toBeGreaterThan(0);
      expect(y + cardSize.height).toBeLessThan(drawing.height);
    }
  });

  it("puts a box around the nodes of a zone, and none around nothing", () => {
    const zones = [
      { id: "z1", name: "CI network", kind: "network" as const },
      { id: "z2", name: "Empty", kind: "team" as const },
    ];
    const drawing = map({
      zones,
      nodes: [node("a", "build", 0, 0, "z1"), node("b", "build", 0, 300, "z1"), node("c", "run", 900, 0)],
    });
    expect(drawing.zones.map(({ id }) => id)).toEqual(["z1"]);
    const [box] = drawing.zones;
    expect(box?.height).toBeGreaterThan(300 + cardSize.height);
    expect(box?.y).toBeGreaterThanOrEqual(0);
  });

  it("draws parallel connections apart, a loop, and none that leads nowhere", () => {
    const nodes = [node("a", "build", 0, 0), node("b", "run", 900, 0)];
    const drawing = map({
      nodes,
      edges: [edge("e1", "a", "b"), edge("e2", "b", "a"), edge("e3", "a", "a"), edge("e4", "a", "gone")],
    });
    expect(drawing.edges.map((drawn) => drawn.edge.id)).toEqual(["e1", "e2", "e3"]);
    expect(new Set(drawing.edges.map(({ points }) => `${points[0]?.x} ${points[0]?.y}`)).size).toBe(3);
    for (const { points } of drawing.edges)
      for (const { x, y } of points) expect([x, y].every(Number.isFinite)).toBe(true);
  });

  it("draws a large map in groups: each line alone, in a bundle, or inside its group", () => {
    const nodes = Array.from({ length: 60 }, (_, index) => {
      const [group, at] = [Math.floor(index / 20), index % 20];
      return node(`n${index}`, "run", group * 1200 + (at % 4) * 214, Math.floor(at / 4) * 154, `z${group}`);
    });
    // In the middle of another zone: those two are none, and their frames are those of zones.
    const moved = nodes.map((one) => (one.id === "n59" ? { ...one, position: { x: 1307, y: 700 } } : one));
    const edges = nodes.slice(1).map(({ id }, index) => edge(`e${index}`, `n${index}`, id));
    const zones = [0, 1, 2].map((zone) => ({ id: `z${zone}`, name: `Zone ${zone}`, kind: "team" as const }));
    const whole = map({ nodes, edges, zones });
    expect(whole.groups.map(({ name }) => name)).toEqual(["Zone 0", "Zone 1", "Zone 2"]);
    expect(whole.zones).toEqual([]);
    expect(whole.bundles.map(({ bundle }) => bundle.ids)).toEqual([["e19"], ["e39"]]);
    expect(whole.edges).toEqual([]);
    const torn = map({ nodes: moved, edges, zones });
    expect(torn.groups.map(({ name }) => name)).toEqual(["Zone 0"]);
    expect(torn.zones.map(({ id }) => id)).toEqual(["z1", "z2"]);
    expect(torn.bundles).toEqual([]);
    expect(torn.edges.map((drawn) => drawn.edge.id)).toEqual(edges.slice(19).map(({ id }) => id));
  });

  it("is the same each time and takes a thousand nodes", () => {
    const nodes = Array.from({ length: 1000 }, (_, index) =>
      node(`n${index}`, "run", (index % 40) * 240, Math.floor(index / 40) * 140),
    );
    const edges = nodes.slice(1).map(({ id }, index) => edge(`e${index}`, `n${index}`, id));
    expect(map({ nodes, edges })).toEqual(map({ nodes, edges }));
    expect(map({ nodes, edges }).groups.map(({ members }) => members.length)).toEqual([1000]);
  });
});
