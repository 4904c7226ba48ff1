import type { PipelineNode, Position } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord } from "../pipeline/records";
import { moveNodes } from "./map-gestures";
import type { Edit } from "./edit";

export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** Cards with one side in common. All are of one size, so left, centre and right differ in where the side comes from. */
export function align(pipeline: Pipeline, ids: Iterable<string>, side: Side): Edit | undefined {
  const nodes = nodesOf(pipeline, ids);
  if (nodes.length < 2) return undefined;
  const axis = side === "left" || side === "centre" || side === "right" ? "x" : "y";
  const values = nodes.map(({ position }) => position[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const value =
    side === "left" || side === "top"
      ? least
      : side === "right" || side === "bottom"
        ? most
        : snap((least + most) / 2);
  return named(
    pipeline,
    new Map(nodes.map(({ id, position }) => [id, { ...position, [axis]: value }])),
    `align ${nodes.length} nodes`,
  );
}

/** The same space between them from the first to the last, which stay. More cards than there is room for stand side by side. */
export function distribute(pipeline: Pipeline, ids: Iterable<string>, axis: "x" | "y"): Edit | undefined {
  const nodes = nodesOf(pipeline, ids).toSorted((a, b) => a.position[axis] - b.position[axis]);
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last || nodes.length < 3) return undefined;
  const size = axis === "x" ? cardSize.width : cardSize.height;
  // On the grid, so that rounding never pushes two cards over each other.
  const step = Math.max(
    (last.position[axis] - first.position[axis]) / (nodes.length - 1),
    Math.ceil(size / 10) * 10,
  );
  const places = nodes.map(
    ({ id, position }, index) =>
      [id, { ...position, [axis]: snap(first.position[axis] + index * step) }] as const,
  );
  return named(pipeline, new Map(places), `space ${nodes.length} nodes evenly`);
}

function nodesOf(pipeline: Pipeline, ids: Iterable<string>): readonly PipelineNode[] {
  return [...ids].flatMap((id) => getRecord(pipeline.nodes, id) ?? []);
}

function named(pipeline: Pipeline, places: ReadonlyMap<string, Position>, label: string): Edit | undefined {
  const moved = moveNodes(pipeline, places);
  return moved && { ...moved, label };
}

function snap(value: number): number {
  return Math.round(value / 10) * 10;
}
