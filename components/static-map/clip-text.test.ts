import { describe, expect, it } from "vitest";
import { clipText, wrapText } from "./clip-text";

describe("a text in its place", () => {
  // As wide as Chromium sets them in 11.5 pixels, and a little more.
  it.each([
    ["Production registry", 112],
    ["CI, builds images", 100],
    ["Parent registry", 88],
    ["Staging registry", 93],
    ["Source repository", 106],
  ])("has “%s” whole in %i pixels", (text, width) => {
    expect(clipText(text, width, 11.5)).toBe(text);
  });

  it("is cut where it has no room, and says so", () => {
    expect(clipText("Production registry", 80, 11.5)).toBe("Production…");
    expect(clipText("0000000000", 63, 10)).toMatch(/…$/);
  });

  it("is wrapped between words before it is cut", () => {
    expect(wrapText("Production registry", 74, 11.5, 2)).toEqual(["Production", "registry"]);
  });
});
