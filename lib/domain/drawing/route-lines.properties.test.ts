import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, boxesMeet, type Point } from "./box";
import { createLattice } from "./lattice";
import { boxOfPiece, piecesOf } from "./pieces";
import { routeLine, routeLines } from "./route-lines";
import { createSearch } from "./search-way";
import { noTraffic } from "./traffic";

const size = { width: 200, height: 140 };
const ends = fc.record({ source: fc.nat(11), target: fc.nat(11) });
const linesBetween = fc.array(ends, { minLength: 1, maxLength: 18 }).map((all) =>
  all.map(({ source, target }, index) => ({
    id: `line ${index}`,
    source: `${source}`,
    target: `${target}`,
  })),
);
/** Cards in the cells of a tidied map, some cells empty. */
const grid = fc
  .uniqueArray(fc.record({ column: fc.nat(5), row: fc.nat(3) }), {
    minLength: 12,
    maxLength: 12,
    selector: ({ column, row }) => column * 4 + row,
  })
  .map((cells) =>
    cells.map(({ column, row }, index) => [`${index}`, { x: column * 256, y: row * 190, ...size }] as const),
  );
/** Cards that stand anywhere, on each other too. */
const anywhere = fc
  .array(fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }), {
    minLength: 12,
    maxLength: 12,
  })
  .map((all) => all.map((at, index) => [`${index}`, { ...at, ...size }] as const));

test("lines are made of level and upright pieces, from the border of one card to that of the other", () => {
  fc.assert(
    fc.property(fc.oneof(grid, anywhere), linesBetween, (entries, lines) => {
      const cards = new Map<string, Box>(entries);
      const routes = routeLines(cards, lines, 10);
      expect([...routes.keys()].toSorted()).toEqual(lines.map(({ id }) => id).toSorted());
      for (const { id, source, target } of lines) {
        const points = routes.get(id) ?? [];
        expect(points.length).toBeGreaterThan(1);
        for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        for (const [index, to] of points.slice(1).entries()) {
          const from = points[index] ?? to;
          expect(from.x === to.x || from.y === to.y).toBe(true);
        }
        expect(isOnBorder(points[0], cards.get(source)), "start").toBe(true);
        expect(isOnBorder(points.at(-1), cards.get(target)), "end").toBe(true);
      }
    }),
  );
});

test("among cards in rows and columns no line passes behind one that it does not join", () => {
  fc.assert(
    fc.property(grid, linesBetween, (entries, lines) => {
      const cards = new Map<string, Box>(entries);
      const routes = routeLines(cards, lines, 10);
      for (const { id, source, target } of lines) {
        for (const piece of piecesOf(routes.get(id) ?? [])) {
          for (const [card, box] of cards) {
            if (source === target || card === source || card === target) continue;
            expect(boxesMeet(boxOfPiece(piece), box), `${id} behind ${card}`).toBe(false);
          }
        }
      }
    }),
  );
});

test("the same cards and lines in another order have the same ways", () => {
  fc.assert(
    fc.property(fc.oneof(grid, anywhere), linesBetween, fc.nat(), (entries, lines, turn) => {
      const turned = <Value>(list: readonly Value[]) => [
        ...list.slice(turn % list.length),
        ...list.slice(0, turn % list.length),
      ];
      const one = routeLines(new Map(entries), lines, 10);
      const other = routeLines(new Map(turned(entries).toReversed()), turned(lines), 10);
      for (const { id } of lines) expect(other.get(id)).toEqual(one.get(id));
    }),
  );
});

test("one line by itself runs as it does when it is the only one", () => {
  fc.assert(
    fc.property(grid, ends, (entries, { source, target }) => {
      const cards = new Map<string, Box>(entries);
      const line = { id: "1", source: `${source}`, target: `${target}` };
      expect(routeLine(cards, line, 10)).toEqual(routeLines(cards, [line], 10).get("1"));
    }),
  );
});

test("no two lines of a company lie on each other, whatever they are called", () => {
  const at = (column: number, row: number) => ({ x: column * 260, y: row * 230, ...size });
  const cards = new Map<string, Box>([
    ["developer", at(0, 0)],
    ["laptop", at(1, 0)],
    ["ecr", at(2, 0)],
    ["eks-prod", at(3, 0)],
    ["bitbucket", at(0, 1)],
    ["teamcity", at(1, 1)],
    ["harbor", at(2, 1)],
    ["eks-staging", at(3, 1)],
    ["docker-hub", at(0, 2)],
    ["jenkins", at(1, 2)],
    ["argo", at(2, 2)],
  ]);
  const handOvers = [
    "developer laptop",
    "laptop ecr",
    "developer bitbucket",
    "bitbucket teamcity",
    "bitbucket jenkins",
    "bitbucket argo",
    "docker-hub jenkins",
    "docker-hub teamcity",
    "teamcity harbor",
    "jenkins harbor",
    "harbor ecr",
    "ecr eks-prod",
    "harbor eks-staging",
    "argo eks-prod",
    "argo eks-staging",
  ];
  const names = fc.shuffledSubarray(handOvers, { minLength: handOvers.length });
  fc.assert(
    fc.property(names, (named) => {
      const lines = handOvers.map((handOver) => {
        const [source = "", target = ""] = handOver.split(" ");
        return { id: `e${named.indexOf(handOver) + 10}`, source, target };
      });
      const pieces = [...routeLines(cards, lines, 10)].flatMap(([id, points]) =>
        piecesOf(points).map((piece) => ({ id, box: boxOfPiece(piece) })),
      );
      const onEachOther = pieces.flatMap(({ id, box }, index) =>
        pieces
          .slice(index + 1)
          .flatMap((other) => (other.id !== id && runAlong(box, other.box) ? [`${id} on ${other.id}`] : [])),
      );
      expect(onEachOther).toEqual([]);
    }),
  );
});

test("a way among 40 cards is found within 200 places", () => {
  const cards = Array.from({ length: 40 }, (_, index) => ({
    x: (index % 8) * 256,
    y: Math.floor(index / 8) * 190,
    ...size,
  }));
  const lattice = createLattice(cards, 10);
  const search = createSearch(lattice, noTraffic(lattice), 4000);
  const steps = cards.flatMap((source) =>
    cards.map((target) => (source === target ? 0 : (search(source, target)?.steps ?? Infinity))),
  );
  expect(Math.max(...steps)).toBeLessThan(200);
});

test("beyond 150 lines each is an elbow: at most two turns, found without a search", () => {
  const cards = new Map(
    Array.from({ length: 1000 }, (_, index) => [
      `${index}`,
      { x: (index % 30) * 256, y: Math.floor(index / 30) * 190, ...size },
    ]),
  );
  const lines = Array.from({ length: 1300 }, (_, index) => ({
    id: `${index}`,
    source: `${(index * 7) % 1000}`,
    target: `${(index * 13 + 1) % 1000}`,
  }));
  const routes = routeLines(cards, lines, 10);
  expect(routes.size).toBe(1300);
  expect(Math.max(...[...routes.values()].map((points) => points.length))).toBeLessThanOrEqual(4);
});

function isOnBorder(point: Point | undefined, box: Box | undefined): boolean {
  if (!point || !box) return false;
  const [dx, dy] = [point.x - box.x, point.y - box.y];
  const isInRange = dx >= 0 && dy >= 0 && dx <= box.width && dy <= box.height;
  return isInRange && (dx === 0 || dy === 0 || dx === box.width || dy === box.height);
}

/** Whether two pieces that run the same way share more than a point. */
function runAlong(one: Box, other: Box): boolean {
  const shared = (start: "x" | "y", length: "width" | "height") =>
    Math.min(one[start] + one[length], other[start] + other[length]) - Math.max(one[start], other[start]);
  return Math.abs(shared("x", "width")) < 1
    ? shared("y", "height") > 2 && shared("x", "width") >= 0
    : shared("x", "width") > 2 && Math.abs(shared("y", "height")) < 1 && shared("y", "height") >= 0;
}
