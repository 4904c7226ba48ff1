import { expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { bothMaps } from "./both-maps";

it("shows what is gone below what stands in its place now, and covers neither", () => {
  const at = { x: 100, y: 100 };
  const before = aPipeline()
    .node("old", { position: at })
    .node("kept", { position: { x: 100, y: 300 } })
    .node("gone", { position: { x: 800, y: 100 } })
    .toDocument();
  const after = aPipeline()
    .node("new", { position: at })
    .node("kept", { position: { x: 100, y: 300 } })
    .toDocument();
  const placed = bothMaps(before, after).nodes.map(({ id, position }) => [id, position]);
  expect(Object.fromEntries(placed)).toEqual({
    new: at,
    kept: { x: 100, y: 300 },
    old: { x: 100, y: 480 },
    gone: { x: 800, y: 100 },
  });
});
