import { describe, expect, it } from "vitest";
import { lineWithEnds, withNeighbours } from "./with-neighbours";

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

describe("lineWithEnds", () => {
  const from = { left: 100, top: 100, right: 300, bottom: 240 };
  const to = { left: 700, top: 100, right: 900, bottom: 240 };
  const line = { left: 300, top: 170, right: 700, bottom: 171 };
  const cover = { left: 850, top: 0, right: 1200, bottom: 800 };

  it("takes the line and both ends where they have room together", () => {
    expect(lineWithEnds(line, [from, to], { left: 0, top: 0, right: 850, bottom: 800 }, cover)).toEqual([
      line,
      from,
      to,
    ]);
    expect(lineWithEnds(line, [from, to], { left: 0, top: 0, right: 650, bottom: 800 }, cover)).toEqual([
      line,
      from,
    ]);
  });

  it("takes of a line that is too long the end that is covered, if one is", () => {
    const area = { left: 0, top: 0, right: 350, bottom: 800 };
    expect(lineWithEnds(line, [from, to], area, cover)).toEqual([to]);
    expect(lineWithEnds(line, [from], area, cover)).toEqual([]);
    expect(lineWithEnds(undefined, [from, to], area, cover)).toEqual([to]);
  });
});
