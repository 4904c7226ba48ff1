import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { intoLanes } from "./into-lanes";
import { addNode } from "./nodes";

describe("intoLanes", () => {
  const pipeline = aPipeline()
    .node("ci", { position: { x: 0, y: 80 } })
    .node("builder", { position: { x: 0, y: 280 } })
    .node("repository", { position: { x: 0, y: 480 } })
    .node("registry", { position: { x: 400, y: 80 } })
    .node("cluster", { position: { x: 1000, y: 80 } })
    .build();
  const drop = (places: Readonly<Record<string, { x: number; y: number }>>) =>
    Object.fromEntries(intoLanes(pipeline, new Map(Object.entries(places))));

  it("a card dropped across a border goes into the lane in which its middle lies", () => {
    // The border lies at 300, halfway between the two lanes.
    expect(drop({ ci: { x: 260, y: 300 } })).toEqual({ ci: { x: 260, y: 300 } });
    expect(drop({ ci: { x: 215, y: 300 } })).toEqual({ ci: { x: 225, y: 300 } });
    expect(drop({ ci: { x: 195, y: 300 } })).toEqual({ ci: { x: 175, y: 300 } });
    // And that between registry and cluster at 800.
    expect(drop({ ci: { x: 695, y: 300 } })).toEqual({ ci: { x: 695, y: 300 } });
  });

  it("cards that were dropped together stay side by side", () => {
    expect(drop({ ci: { x: 215, y: 300 }, builder: { x: 455, y: 300 } })).toEqual({
      ci: { x: 225, y: 300 },
      builder: { x: 465, y: 300 },
    });
  });

  it("one that has no room in its lane stays where it was dropped", () => {
    const narrow = aPipeline()
      .node("ci", { position: { x: 0, y: 80 } })
      .node("builder", { position: { x: 0, y: 280 } })
      .node("cluster", { position: { x: 260, y: 80 } })
      .build();
    const dropped = new Map([["builder", { x: 130, y: 300 }]]);
    expect(intoLanes(narrow, dropped)).toEqual(dropped);
  });

  describe("with a card of a later stage inside an earlier lane", () => {
    // The lanes end at 840 and 920: the registry lies in the lane of what builds.
    const mixed = aPipeline()
      .node("ci", { position: { x: 0, y: 80 } })
      .node("builder", { position: { x: 600, y: 80 } })
      .node("registry", { position: { x: 300, y: 80 } })
      .node("cluster", { position: { x: 1000, y: 80 } })
      .build();
    const dropBuilder = (x: number) => intoLanes(mixed, new Map([["builder", { x, y: 80 }]])).get("builder");

    it("one that is let go inside its lane stays where it is put", () => {
      for (const x of [610, 640, 30]) expect(dropBuilder(x)).toEqual({ x, y: 80 });
    });

    it("one across a border keeps clear of those cards alone that lie in their own lanes", () => {
      expect(dropBuilder(700)).toEqual({ x: 700, y: 80 });
      const wide = aPipeline()
        .node("ci", { position: { x: 0, y: 80 } })
        .node("builder", { position: { x: 600, y: 80 } })
        .node("registry", { position: { x: 300, y: 80 } })
        .node("artifacts", { kind: "production-registry", position: { x: 880, y: 80 } })
        .node("cluster", { position: { x: 1400, y: 80 } })
        .build();
      const dropped = new Map([["builder", { x: 700, y: 300 }]]);
      expect(Object.fromEntries(intoLanes(wide, dropped))).toEqual({ builder: { x: 660, y: 300 } });
    });

    it("a new one is let go likewise", () => {
      const { node } = addNode(mixed, { kind: "ci", name: "Jenkins" }, "n", { x: 710, y: 370 });
      expect(node).toMatchObject({ stage: "build", position: { x: 610, y: 300 } });
    });
  });
});
