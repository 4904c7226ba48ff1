import { describe, expect, test } from "vitest";
import { articleMap, companyMap, drawTidied } from "@/lib/testing/tidied-maps";
import { type Box, boxesMeet, isInside } from "./box";
import { boxOfPiece, piecesOf } from "./pieces";
import { placeLabels } from "./place-labels";

// What windows from 900x700 to 2560x1440 leave for the map.
const canvases = [
  [840, 608],
  [964, 676],
  [1220, 708],
  [1380, 808],
  [1860, 988],
  [2500, 1348],
] as const;
const cases = canvases.flatMap(([width, height]) => [
  { name: "article", map: articleMap, width, height },
  { name: "company", map: companyMap, width, height },
]);
const gap = 10;

describe.each(cases)("the tidied $name map on $width x $height", ({ map, width, height }) => {
  const drawn = drawTidied(map, width, height);
  const labels = placeLabels(drawn.wishes, drawn.taken);
  const boxes = [...labels.values()].map<Box & { id: string }>(({ id, kind, x, y }) => {
    const form = drawn.wishes.find((wish) => wish.id === id)?.forms.find((one) => one.kind === kind);
    return { id, x, y, width: form?.width ?? 0, height: form?.height ?? 0 };
  });

  test("no line passes behind a card that it does not join", () => {
    const behind = drawn.lines.flatMap(({ id, source, target }) =>
      piecesOf(drawn.routes.get(id) ?? []).flatMap((piece) =>
        [...drawn.cards]
          .filter(([card, box]) => card !== source && card !== target && boxesMeet(boxOfPiece(piece), box))
          .map(([card]) => `${id} behind ${card}`),
      ),
    );
    expect(behind).toEqual([]);
  });

  test("parallel lines keep their distance", () => {
    const pieces = drawn.lines.flatMap(({ id }) =>
      piecesOf(drawn.routes.get(id) ?? []).map((piece) => ({ id, piece, box: boxOfPiece(piece) })),
    );
    const near = pieces.flatMap((one, index) =>
      pieces.slice(index + 1).flatMap((other) => {
        if (one.id === other.id || one.piece.isLevel !== other.piece.isLevel) return [];
        const [apart, along] = one.piece.isLevel
          ? [Math.abs(one.box.y - other.box.y), overlap(one.box, other.box, "x", "width")]
          : [Math.abs(one.box.x - other.box.x), overlap(one.box, other.box, "y", "height")];
        return along > 0 && apart < gap - 0.01 ? [`${one.id} and ${other.id}: ${apart}`] : [];
      }),
    );
    expect(near).toEqual([]);
  });

  test("no label meets a card, another label, a title, a tab or the edge of the canvas", () => {
    for (const [index, box] of boxes.entries()) {
      expect(
        [...drawn.taken.cards, ...drawn.taken.others, ...boxes.slice(index + 1)].filter((other) =>
          boxesMeet(box, other),
        ),
        box.id,
      ).toEqual([]);
      expect(isInside(box, drawn.taken.edges), box.id).toBe(true);
    }
  });

  test("every line has a label, and every hand shows", () => {
    expect(drawn.lines.map(({ id }) => id).filter((id) => !labels.has(id))).toEqual([]);
  });

  test("no title of a zone lies on a line", () => {
    const pieces = [...drawn.routes.values()].flatMap((points) => piecesOf(points).map(boxOfPiece));
    expect(drawn.titles.filter((title) => pieces.some((piece) => boxesMeet(title, piece)))).toEqual([]);
  });

  test("lines in a row or a column are straight, through the middle of their cards", () => {
    for (const { id, source, target } of drawn.lines) {
      const [from, to] = [map.cards[source], map.cards[target]];
      const isNext =
        from &&
        to &&
        ((from[1] === to[1] && Math.abs(from[0] - to[0]) === 1) ||
          (from[0] === to[0] && Math.abs(from[1] - to[1]) === 1));
      const points = drawn.routes.get(id) ?? [];
      if (!isNext) {
        expect(points.length, id).toBeGreaterThan(2);
        continue;
      }
      const box = drawn.cards.get(source);
      const [start] = points;
      expect(points, id).toHaveLength(2);
      expect(
        box &&
          start &&
          Math.min(Math.abs(start.y - box.y - box.height / 2), Math.abs(start.x - box.x - box.width / 2)),
        id,
      ).toBeLessThan(1);
    }
  });
});

describe.each(canvases)("a way that is shown on the tidied company map on %i x %i", (width, height) => {
  const drawn = drawTidied(companyMap, width, height);
  const way = ["developers>laptop", "laptop>ecr", "ecr>production", "production>productionNodes"];
  const wishes = drawn.wishes
    .filter(({ id }) => way.includes(id))
    .map((wish) => ({
      ...wish,
      number: true,
      forms: [...wish.forms.slice(0, 2), { kind: "stack", width: 20, height: 20 } as const],
    }));
  const labels = placeLabels(wishes, drawn.taken);

  test("every step has its number, clear of cards, titles and other numbers", () => {
    expect([...labels.keys()].toSorted()).toEqual(way.toSorted());
    const numbers = [...labels.values()].map(({ number }) => ({
      x: number?.x ?? 0,
      y: number?.y ?? 0,
      width: 24,
      height: 24,
    }));
    for (const [index, number] of numbers.entries()) {
      const others = [...drawn.taken.cards, ...drawn.taken.others, ...numbers.slice(index + 1)];
      expect(others.filter((other) => boxesMeet(number, other))).toEqual([]);
    }
  });

  test("each step says more than its number", () => {
    expect([...labels.values()].filter(({ kind }) => kind === "number")).toEqual([]);
  });
});

function overlap(one: Box, other: Box, start: "x" | "y", length: "width" | "height"): number {
  return (
    Math.min(one[start] + one[length], other[start] + other[length]) - Math.max(one[start], other[start])
  );
}
