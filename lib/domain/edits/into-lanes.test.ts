import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { intoLanes } from "./into-lanes";

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
});
