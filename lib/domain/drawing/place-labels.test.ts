import { describe, expect, test } from "vitest";
import { type Box, boxesMeet } from "./box";
import { type LabelWish, placeLabels } from "./place-labels";

const forms = [
  { kind: "full", width: 100, height: 20 },
  { kind: "short", width: 60, height: 20 },
  { kind: "sign", width: 20, height: 20 },
] as const;
const edges = { x: 0, y: 0, width: 1000, height: 600 };
const level = (from: number, to: number, y = 300) => [
  { x: from, y },
  { x: to, y },
];
const wish = (id: string, points: LabelWish["points"], more: Partial<LabelWish> = {}): LabelWish => ({
  id,
  points,
  forms,
  isAlwaysShown: false,
  number: false,
  ...more,
});
const nothing = { cards: [], others: [], edges };

test("a label stands on the middle of its line in its longest form", () => {
  const placed = placeLabels([wish("a", level(100, 400))], nothing).get("a");
  expect(placed).toEqual({ id: "a", kind: "full", x: 200, y: 290, isAcross: true });
});

test("it takes a shorter form where the line is short", () => {
  expect(placeLabels([wish("a", level(100, 180))], nothing).get("a")?.kind).toBe("short");
  expect(placeLabels([wish("a", level(100, 136))], nothing).get("a")?.kind).toBe("sign");
});

test("it stays 3 px away from cards and 2 px from what else stands there", () => {
  const card = { x: 240, y: 200, width: 20, height: 89 };
  const placed = placeLabels([wish("a", level(100, 700))], { ...nothing, cards: [card] }).get("a");
  expect(placed).toBeDefined();
  expect(placed && boxesMeet({ ...placed, width: 100, height: 20 }, card, 3)).toBe(false);
});

test("it moves along its line before it covers another", () => {
  const crossing = wish("b", [
    { x: 250, y: 0 },
    { x: 250, y: 600 },
  ]);
  const placed = placeLabels([wish("a", level(100, 400)), crossing], nothing).get("a");
  expect(placed?.kind).toBe("full");
  expect(placed && (placed.x > 252 || placed.x + 100 < 248)).toBe(true);
});

test("two labels never meet", () => {
  const wishes = Array.from({ length: 8 }, (_, index) => wish(`${index}`, level(100, 400, 300 + index * 4)));
  const placed = [...placeLabels(wishes, nothing).values()];
  const boxes = placed.map(({ kind, x, y }) => ({
    x,
    y,
    width: forms.find((form) => form.kind === kind)?.width ?? 0,
    height: 20,
  }));
  expect(boxes.length).toBeGreaterThan(1);
  for (const [index, box] of boxes.entries()) {
    expect(boxes.slice(index + 1).some((other) => boxesMeet(box, other, 2))).toBe(false);
  }
});

test("without room there is no label, but a hand still shows", () => {
  const cards = [{ x: 0, y: 0, width: 1000, height: 600 }];
  const placed = placeLabels(
    [wish("a", level(100, 400)), wish("hand", level(100, 400, 200), { isAlwaysShown: true })],
    { ...nothing, cards },
  );
  expect(placed.get("a")).toBeUndefined();
  expect(placed.get("hand")?.kind).toBe("sign");
});

test("what could only stand outside the canvas is not placed", () => {
  const outside = wish("a", level(1100, 1400), { isAlwaysShown: true });
  expect(placeLabels([outside], nothing).size).toBe(0);
});

test("a number stands on the line, beside its label where both fit", () => {
  const placed = placeLabels([wish("a", level(100, 400), { number: true })], nothing).get("a");
  expect(placed).toMatchObject({ kind: "full", number: { x: 185, y: 288 } });
  expect(placed?.x).toBe(215);
});

test("a number stands above its sign where they do not fit side by side", () => {
  const stacked = [...forms.slice(0, 2), { kind: "stack", width: 20, height: 20 } as const];
  const placed = placeLabels([wish("a", level(100, 150), { number: true, forms: stacked })], nothing).get(
    "a",
  );
  expect(placed).toMatchObject({ kind: "stack", number: { x: 113, y: 288 }, x: 115, y: 315 });
});

test("a number shows even where it has no room", () => {
  const cards = [{ x: 0, y: 0, width: 1000, height: 600 }];
  const placed = placeLabels([wish("a", level(100, 400), { number: true })], { ...nothing, cards });
  expect(placed.get("a")?.kind).toBe("number");
});

test("without room, numbers cover a card rather than each other", () => {
  const cards = [{ x: 0, y: 0, width: 1000, height: 600 }];
  const wishes = ["a", "b", "c"].map((id, index) =>
    wish(id, level(100, 200, 300 + index * 6), { number: true }),
  );
  const placed = [...placeLabels(wishes, { ...nothing, cards }).values()];
  const discs = placed.flatMap(({ number }) => (number ? [{ ...number, width: 24, height: 24 }] : []));
  expect(discs).toHaveLength(3);
  for (const [index, disc] of discs.entries())
    expect(discs.slice(index + 1).some((other) => boxesMeet(disc, other, 0))).toBe(false);
});

test("a number on a line along the edge of the canvas is moved in", () => {
  const along = wish(
    "a",
    [
      { x: 6, y: 100 },
      { x: 6, y: 400 },
    ],
    { number: true },
  );
  expect(placeLabels([along], nothing).get("a")?.number).toEqual({ x: 0, y: 238 });
});

describe("the number of a step by hand keeps its hand", () => {
  const byHand = (points: LabelWish["points"]) =>
    wish("a", points, {
      number: true,
      isAlwaysShown: true,
      forms: [...forms.slice(0, 2), { kind: "stack", width: 20, height: 20 }],
    });

  test("below it on a line that is as short as the number", () => {
    expect(placeLabels([byHand(level(100, 120))], nothing).get("a")).toMatchObject({
      kind: "stack",
      number: { x: 98, y: 288 },
      x: 100,
      y: 315,
    });
  });

  test("beside it where a card lies below the line", () => {
    const cards = [{ x: 0, y: 320, width: 400, height: 100 }];
    const placed = placeLabels([byHand(level(100, 150))], { ...nothing, cards }).get("a");
    expect(placed).toMatchObject({ kind: "stack", number: { x: 100, y: 288 }, x: 130, y: 290 });
  });

  test("elsewhere on the line where neither has room", () => {
    // Two gaps between cards on an upright line, each as high as one disc.
    const cards = [0, 100, 230].map((y) => ({ x: 40, y, width: 120, height: y === 100 ? 94 : 70 }));
    const down = [
      { x: 100, y: 0 },
      { x: 100, y: 300 },
    ];
    const placed = placeLabels([byHand(down)], { ...nothing, cards }).get("a");
    expect(placed?.kind).toBe("stack");
    const discs: readonly Box[] = placed?.number
      ? [
          { ...placed.number, width: 24, height: 24 },
          { x: placed.x, y: placed.y, width: 20, height: 20 },
        ]
      : [];
    expect(discs).toHaveLength(2);
    for (const [index, disc] of discs.entries()) {
      const others = [...cards, ...discs.slice(0, index)];
      expect(others.filter((other) => boxesMeet(disc, other, 2))).toEqual([]);
    }
  });

  test("in the room between two cards that a tab leaves, to the pixel", () => {
    const cards = [0, 148].map((y) => ({ x: 25, y, width: 150, height: 105 }));
    const tab = { x: 101, y: 137, width: 66, height: 20 };
    const up = [
      { x: 100, y: 148 },
      { x: 100, y: 105 },
    ];
    const placed = placeLabels([byHand(up)], { cards, others: [tab], edges }).get("a");
    expect(placed?.kind).toBe("stack");
    const number = { ...placed?.number, width: 24, height: 24 } as Box;
    const hand = { x: placed?.x ?? 0, y: placed?.y ?? 0, width: 20, height: 20 };
    for (const disc of [number, hand])
      expect([...cards, tab].filter((other) => boxesMeet(disc, other))).toEqual([]);
  });

  test("even where nothing has room", () => {
    const cards = [{ x: 0, y: 0, width: 1000, height: 600 }];
    expect(placeLabels([byHand(level(100, 400))], { ...nothing, cards }).get("a")?.kind).toBe("stack");
  });
});
