// @module-tag large
import { describe, expect, it } from "vitest";
import type { Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { positionSchema } from "../pipeline/document-schemas";
import { cardSize, laneEnds, stageAt } from "../pipeline/lanes";
import type { LayoutEdge, LayoutNode } from "./layout-graph";
import { tidyUp } from "./tidy-up";

const count = 2_000;
/** Far above what it takes, far below what would be called hanging. */
const most = 20_000;

const nodes = (
  stageOf: (index: number) => Stage,
  zoneOf: (index: number) => string | undefined = () => undefined,
): LayoutNode[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    stage: stageOf(index),
    zone: zoneOf(index),
    position: { x: 0, y: 0 },
  }));
const edge = (from: number, to: number): LayoutEdge => ({ source: `n${from}`, target: `n${to}` });
const anyStage = (index: number): Stage => stages[index % 3] ?? "build";
/** A number that looks random, the same for the same index. */
const scattered = (index: number) => ((Math.imul(index + 1, 2_654_435_761) >>> 0) * count) / 2 ** 32;

const maps: readonly (readonly [string, readonly LayoutNode[], readonly LayoutEdge[]])[] = [
  ["alone in one stage", nodes(() => "build"), []],
  ["alone in every stage", nodes(anyStage), []],
  [
    "in one chain",
    nodes(() => "run"),
    Array.from({ length: count - 1 }, (_, index) => edge(index, index + 1)),
  ],
  [
    "in one ring",
    nodes(() => "build"),
    Array.from({ length: count }, (_, index) => edge(index, (index + 1) % count)),
  ],
  [
    "around one",
    nodes(() => "distribute"),
    Array.from({ length: count - 1 }, (_, index) => edge(0, index + 1)),
  ],
  [
    "in pairs",
    nodes(() => "build"),
    Array.from({ length: count / 2 }, (_, index) => edge(2 * index, 2 * index + 1)),
  ],
  [
    "with 100,000 connections at random",
    nodes(anyStage),
    Array.from({ length: 100_000 }, (_, index) =>
      edge(Math.floor(scattered(index)), Math.floor(scattered(index * 7 + 3))),
    ),
  ],
  [
    "in 1,000 zones",
    nodes(anyStage, (index) => `z${index % 1000}`),
    Array.from({ length: 13_000 }, (_, index) => edge(index % count, Math.floor(scattered(index)))),
  ],
  [
    "in one zone with a chain and ways past it",
    nodes(
      () => "run",
      () => "z",
    ),
    Array.from({ length: 2 * count - 2 }, (_, index) =>
      edge(index % 2 === 0 ? 0 : index >> 1, (index >> 1) + 1),
    ),
  ],
];

describe("2,000 nodes", () => {
  it.each(maps)(
    "%s are tidied up in time, apart, inside the map and their lanes",
    { timeout: most },
    (_, all, edges) => {
      const positions = tidyUp(all, edges);
      const placed = all.map((node) => ({
        ...node,
        position: positions.get(node.id) ?? { x: Number.NaN, y: Number.NaN },
      }));
      const ends = laneEnds(placed);
      expect(placed.filter(({ stage, position }) => stageAt(position, ends) !== stage)).toEqual([]);
      expect(placed.filter(({ position }) => !positionSchema.safeParse(position).success)).toEqual([]);
      const sorted = placed.map(({ position }) => position).toSorted((a, b) => a.x - b.x || a.y - b.y);
      const overlapping = sorted.filter(
        ({ x, y }, index) =>
          sorted[index + 1]?.x === x && (sorted[index + 1]?.y ?? Infinity) - y < cardSize.height,
      );
      expect(overlapping).toEqual([]);
    },
  );
});
