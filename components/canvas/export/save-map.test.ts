import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pngScale } from "./save-map";

describe("the scale of a PNG", () => {
  it("is what was asked for where a browser can draw that", () => {
    expect(pngScale({ width: 1200, height: 700 }, 4)).toBe(4);
  });

  it("is never more than was asked for, and never more than a browser draws", () => {
    const side = fc.integer({ min: 100, max: 1_000_000 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(1, 2, 4), (width, height, asked) => {
        const scale = pngScale({ width, height }, asked);
        expect(scale).toBeLessThanOrEqual(asked);
        expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_000);
        expect(width * height * scale * scale).toBeLessThanOrEqual(64_000_000);
      }),
    );
  });
});
