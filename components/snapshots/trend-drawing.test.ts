import { describe, expect, it } from "vitest";
import { someCounts } from "@/lib/testing/some-counts";
import { drawAreas, drawLine, trendFigures } from "./trend-drawing";

const none = someCounts();
const summary = {
  stages: {
    build: someCounts({ verified: 1, missing: 3 }),
    distribute: none,
    run: someCounts({ declared: 3 }),
  },
};
const since = {
  ...summary,
  analysis: 2,
  waysIn: { said: 2, assumed: 5 },
  bypasses: 1,
  evidence: {
    build: { controls: 1, days: 30 },
    distribute: { controls: 0, days: 0 },
    run: { controls: 2, days: 3 },
  },
};
const at = (verified: number, missing: number) => someCounts({ verified, missing });

describe("the areas of the trend", () => {
  it("stack what is in place below what is open, and draw the scope on top", () => {
    const { areas, scope, most } = drawAreas([at(1, 3), at(4, 0)], 100, 40);
    expect(most).toBe(4);
    expect(areas).toEqual([
      { status: "verified", path: "M0 30L100 0L100 40L0 40Z" },
      { status: "missing", path: "M0 0L100 0L100 0L0 30Z" },
    ]);
    expect(scope).toBe("M0 0L100 0");
  });

  it("show a smaller scope as a lower line", () => {
    expect(drawAreas([at(2, 2), at(2, 0)], 100, 40).scope).toBe("M0 0L100 20");
  });

  it("of nothing at all are flat", () => {
    expect(drawAreas([at(0, 0), at(0, 0)], 100, 40)).toEqual({
      areas: [],
      scope: "M0 40L100 40",
      most: 1,
    });
  });

  it("break off where nothing is known, and never fall to zero there", () => {
    const { areas, scope } = drawAreas([at(2, 0), undefined, at(2, 0), at(1, 0)], 90, 40);
    expect(areas).toEqual([{ status: "verified", path: "M0 0L0 40ZM60 0L90 20L90 40L60 40Z" }]);
    expect(scope).toBe("M0 0h0M60 0L90 20");
  });
});

describe("a line of the trend", () => {
  it("is broken where a value was not kept, and a value alone is a dot", () => {
    expect(drawLine([undefined, 4, undefined, 0, 2], 4, 100, 20)).toBe("M25 0h0M75 20L100 10");
    expect(drawLine([undefined, undefined], 4, 100, 20)).toBe("");
  });
});

describe("the figures of a snapshot", () => {
  it("are of all stages, or of the one that is asked for; ways in and bypasses are of the whole", () => {
    expect(trendFigures(since, undefined)).toMatchObject({
      counts: { inScope: 7, verified: 1, declared: 3, missing: 3 },
      evidenceDays: 11,
      verifiedShare: 25,
      waysIn: { said: 2, assumed: 5 },
      bypasses: 1,
    });
    expect(trendFigures(since, "build")).toMatchObject({
      counts: { inScope: 4 },
      evidenceDays: 30,
      verifiedShare: 100,
      bypasses: 1,
    });
  });

  it("say nothing of what was not kept, of evidence where there is none, and of a summary that can't be read", () => {
    expect(Object.keys(trendFigures(summary, undefined))).toEqual(["counts", "verifiedShare"]);
    expect(trendFigures(since, "distribute").evidenceDays).toBeUndefined();
    expect(trendFigures(undefined, undefined)).toEqual({});
  });
});
