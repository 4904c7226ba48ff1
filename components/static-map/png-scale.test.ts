import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pngScale } from "./png-scale";

const limits = { side: 16_000, all: 64_000_000 };

describe("the scale of a PNG", () => {
  it("is what was asked for where that can be drawn", () => {
    expect(pngScale({ width: 1200, height: 700 }, 4, limits)).toBe(4);
  });

  it("is never more than was asked for, and never more than the limits allow", () => {
    const side = fc.integer({ min: 100, max: 1_000_000 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(1, 2, 4), (width, height, asked) => {
        const scale = pngScale({ width, height }, asked, limits);
        expect(scale).toBeLessThanOrEqual(asked);
        expect(Math.max(width, height) * scale).toBeLessThanOrEqual(limits.side);
        expect(width * height * scale * scale).toBeLessThanOrEqual(limits.all);
      }),
    );
  });
});
