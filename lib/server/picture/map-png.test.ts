import { expect, it } from "vitest";
import { pngOf } from "./map-png";

const drawing = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30">${body}</svg>`;

const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png);
  return [bytes.subarray(1, 4).toString("latin1"), bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

it("a picture is drawn twice as large, with its words in our typeface", async () => {
  const empty = await pngOf(drawing(""));
  const named = await pngOf(
    drawing('<text y="20" font-weight="650" font-family="\'Inter Variable\', Inter">Aß</text>'),
  );
  const plain = await pngOf(
    drawing('<text y="20" font-weight="400" font-family="\'Inter Variable\', Inter">Aß</text>'),
  );
  expect([sizeOf(empty), sizeOf(named)]).toEqual([
    ["PNG", 120, 60],
    ["PNG", 120, 60],
  ]);
  // Letters, and bolder ones.
  expect(Buffer.from(named).equals(Buffer.from(empty))).toBe(false);
  expect(Buffer.from(named).equals(Buffer.from(plain))).toBe(false);
});

it("one that is too large is drawn as large as may be", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="12000" height="100" viewBox="0 0 12000 100"></svg>';
  expect(sizeOf(await pngOf(svg))).toEqual(["PNG", 12000, 100]);
});
