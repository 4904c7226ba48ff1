import { expect, test } from "vitest";
import { type Box, boxesMeet } from "./box";
import { nameHeight, placeNames } from "./place-names";

const card = (x: number, y: number): Box => ({ x, y, width: 50, height: 35 });
const wish = (id: string, box: Box, width = 100) => ({ id, card: box, width });
const boxOf = (at: { readonly x: number; readonly y: number } | undefined, width = 100): Box => {
  if (!at) throw new Error("It has no place.");
  return { ...at, width, height: nameHeight };
};

test("a name is above its card and reaches towards the middle of them all", () => {
  const [one, other] = [card(0, 100), card(500, 100)];
  const placed = placeNames([wish("a", one), wish("b", other)], { cards: [one, other], lines: [] });
  expect(placed.get("a")).toEqual({ x: 0, y: 74 });
  expect(placed.get("b")).toEqual({ x: 450, y: 74 });
});

test("names of cards side by side lie neither on each other nor on a card", () => {
  const cards = [card(0, 100), card(53, 100), card(106, 100), card(53, 138)];
  const placed = placeNames(
    cards.map((box, index) => wish(`${index}`, box)),
    { cards, lines: [] },
  );
  const names = cards.map((_box, index) => boxOf(placed.get(`${index}`)));
  for (const [index, name] of names.entries())
    for (const other of [...cards, ...names.slice(0, index)]) expect(boxesMeet(name, other, 2)).toBe(false);
});

test("where lines run on both sides, a name lies on the fewest", () => {
  const one = card(0, 100);
  const above = [10, 20].map((x) => ({ x, y: 0, width: 0, height: 90 }));
  const below = { x: 30, y: 140, width: 0, height: 90 };
  const beside = [-60, 60].map((x) => ({ x, y: 100, width: 0, height: 30 }));
  const lines = [...above, below, ...beside, ...beside];
  expect(placeNames([wish("a", one)], { cards: [one], lines }).get("a")).toEqual({ x: 0, y: 139 });
});

test("a name does not stand right above the card of another", () => {
  const [one, other] = [card(400, 100), card(300, 175)];
  const above = [410, 420].map((x) => ({ x, y: 0, width: 0, height: 90 }));
  const placed = placeNames([wish("a", one, 140), wish("b", other)], { cards: [one, other], lines: above });
  expect(placed.get("a")).not.toEqual({ x: 310, y: 139 });
});

test("a name stays around the cards, on a line rather than beside what is brought into view", () => {
  const [one, other] = [card(0, 100), card(300, 100)];
  const lines = [{ x: 290, y: 0, width: 0, height: 300 }];
  const placed = placeNames([wish("a", one), wish("b", other, 120)], { cards: [one, other], lines });
  expect(placed.get("b")).toEqual({ x: 230, y: 74 });
});

test("a name keeps off a line where it can, and shows where it can't", () => {
  const one = card(0, 100);
  const line = { x: 25, y: 0, width: 0, height: 100 };
  expect(placeNames([wish("a", one)], { cards: [one], lines: [line] }).get("a")).toEqual({ x: 0, y: 139 });
  const everywhere = { x: -500, y: -500, width: 1000, height: 1000 };
  expect(placeNames([wish("a", one)], { cards: [one], lines: [everywhere] }).get("a")).toEqual({
    x: 0,
    y: 74,
  });
  expect(placeNames([wish("a", one)], { cards: [everywhere], lines: [] }).get("a")).toEqual({ x: 0, y: 74 });
});
