import { describe, expect, it } from "vitest";
import { withNeighbours } from "./with-neighbours";

describe("withNeighbours", () => {
  const card = { left: 100, top: 100, right: 300, bottom: 240 };
  const near = { left: 400, top: 100, right: 600, bottom: 240 };
  const far = { left: 900, top: 100, right: 1100, bottom: 240 };

  it("takes the nearest first, as many as have room together", () => {
    expect(withNeighbours(card, [far, near], { left: 0, top: 0, right: 1200, bottom: 800 })).toEqual([
      card,
      near,
      far,
    ]);
    expect(withNeighbours(card, [far, near], { left: 0, top: 0, right: 700, bottom: 800 })).toEqual([
      card,
      near,
    ]);
    expect(withNeighbours(card, [near], { left: 0, top: 0, right: 300, bottom: 800 })).toEqual([card]);
  });
});
