import { describe, expect, it } from "vitest";
import { givenAt, levelAt, listedAt, lowAt, steppedScale } from "./card-level";

describe("what a card says at a zoom", () => {
  it("follows the zoom in five levels", () => {
    expect([1.5, 1.2, 1.19, 0.85, 0.84, 0.58, 0.57, 0.3, 0.29, 0.02].map((zoom) => levelAt(zoom))).toEqual([
      "open",
      "open",
      "card",
      "card",
      "compact",
      "compact",
      "tile",
      "tile",
      "cluster",
      "cluster",
    ]);
  });

  it("stays what it is while the zoom is close to an end, on either side", () => {
    expect(levelAt(0.84, "card")).toBe("card");
    expect(levelAt(0.86, "compact")).toBe("compact");
    expect(levelAt(0.82, "card")).toBe("compact");
    expect(levelAt(0.88, "compact")).toBe("card");
    expect(levelAt(0.29, "open")).toBe("cluster");
  });

  it("lists as many controls as there is room for", () => {
    expect(listedAt("open", 192)).toBe(3);
    expect(listedAt("open", 168)).toBe(2);
    expect(listedAt("open", 115)).toBe(0);
    expect(listedAt("card", 119)).toBe(1);
    expect(listedAt("compact", 300)).toBe(0);
  });

  it("is low where a name on two lines would push what is below it out of the card", () => {
    expect([140 * 0.3, 96 * 0.3].map((height) => lowAt("tile", height))).toEqual(["no", "low"]);
    expect([92, 140 * 0.58, 96 * 0.58].map((height) => lowAt("compact", height))).toEqual([
      "no",
      "low",
      "lower",
    ]);
    expect([127, 140 * 0.85, 96 * 0.85].map((height) => lowAt("card", height))).toEqual([
      "no",
      "low",
      "lower",
    ]);
    expect([140 * 1.2, 96 * 1.2].map((height) => lowAt("open", height))).toEqual(["no", "low"]);
    expect(lowAt("cluster", 10)).toBe("no");
  });

  it("lists what is handed on from a card without controls only where all of a line is seen", () => {
    expect([168, 127, 119, 108].map((height) => givenAt("card", height))).toEqual([2, 2, 1, 0]);
    expect(givenAt("open", 192)).toBe(2);
    expect(givenAt("compact", 300)).toBe(0);
  });

  it("is drawn again only after two hundredths, and never for more than the zoom", () => {
    expect(steppedScale(1.01, 1)).toBe(1);
    expect(steppedScale(1.03, 1)).toBe(1.03);
    expect(steppedScale(0.999, 1)).toBeCloseTo(0.979);
    expect(steppedScale(0.98, 0.979)).toBe(0.979);
  });
});
