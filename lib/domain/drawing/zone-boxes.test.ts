import { expect, test } from "vitest";
import { boxesMeet } from "./box";
import { zoneBoxes } from "./zone-boxes";

const zones = [{ id: "z", name: "Production" }];
const card = (x: number, y: number, zone?: string) => ({ x, y, node: zone === undefined ? {} : { zone } });
const measures = { width: 200, height: 140, unit: 1 };

test("a zone is as large as its members need, with room for its title above them", () => {
  const boxes = zoneBoxes(zones, [card(0, 0, "z"), card(256, 180, "z")], measures);
  expect(boxes).toEqual([{ id: "z", name: "Production", x: -14, y: -30, width: 456 + 28, height: 320 + 42 }]);
});

test("a zone without members is not drawn", () => {
  expect(zoneBoxes(zones, [card(0, 0, "other"), card(256, 0)], measures)).toEqual([]);
});

test("its title keeps its room on the screen when the map is far away", () => {
  expect(zoneBoxes(zones, [card(0, 0, "z")], { ...measures, unit: 2 })[0]?.y).toBe(-60);
});

test("it gives way to cards of others beside and above it", () => {
  const others = [card(240, 0), card(0, -180)];
  const [zone] = zoneBoxes(zones, [card(0, 0, "z"), ...others], measures);
  expect(zone).toBeDefined();
  for (const { x, y } of others) {
    expect(zone && boxesMeet(zone, { x, y, width: 200, height: 140 })).toBe(false);
  }
});
