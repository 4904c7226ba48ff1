import { describe, expect, it } from "vitest";
import { drawTrend } from "./trend-drawing";
import { someCounts } from "@/lib/testing/some-counts";

const none = someCounts();
const at = (verified: number, missing: number) => ({
  build: someCounts({ verified, missing }),
  distribute: none,
  run: none,
});

describe("the trend", () => {
  it("stacks what is in place below what is open, and draws the scope on top", () => {
    const { areas, scope, most } = drawTrend([at(1, 3), at(4, 0)], 100, 40);
    expect(most).toBe(4);
    expect(areas).toEqual([
      { status: "verified", path: "M0 30L100 0L100 40L0 40Z" },
      { status: "missing", path: "M0 0L100 0L100 0L0 30Z" },
    ]);
    expect(scope).toBe("M0 0L100 0");
  });

  it("shows a smaller scope as a lower line", () => {
    expect(drawTrend([at(2, 2), at(2, 0)], 100, 40).scope).toBe("M0 0L100 20");
  });

  it("of nothing at all is flat", () => {
    expect(drawTrend([at(0, 0), at(0, 0)], 100, 40)).toEqual({ areas: [], scope: "M0 40L100 40", most: 1 });
  });
});
