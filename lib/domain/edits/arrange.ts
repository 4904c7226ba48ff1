import type { Position } from "../pipeline/document";
import { cardSize, snapToGrid } from "../pipeline/lanes";
import type { Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";
import { moveNodes, placeAt } from "./moves";
import { existingNodes } from "./nodes";
import { plural } from "../words/english";

export type Side = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** Cards with one side in common. All are of one size, so left, centre and right differ in where the side comes from. */
export function align(pipeline: Pipeline, ids: Iterable<string>, side: Side): Edit | undefined {
  const nodes = existingNodes(pipeline, ids);
  if (nodes.length < 2) return undefined;
  const axis = side === "left" || side === "centre" || side === "right" ? "x" : "y";
  const values = nodes.map(({ position }) => position[axis]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const value =
    side === "left" || side === "top"
      ? least
      : side === "right" || side === "bottom"
        ? most
        : snapToGrid((least + most) / 2);
  const places = nodes.map(({ id, position }) => [id, { ...position, [axis]: value }] as const);
  return arranged(pipeline, new Map(places), `align ${nodes.length} nodes`);
}

/** The same space between them from the first to the last, which stay. More cards than there is room for stand side by side. */
export function distribute(pipeline: Pipeline, ids: Iterable<string>, axis: "x" | "y"): Edit | undefined {
  const nodes = existingNodes(pipeline, ids).toSorted((a, b) => a.position[axis] - b.position[axis]);
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
      [id, { ...position, [axis]: snapToGrid(first.position[axis] + index * step) }] as const,
  );
  return arranged(pipeline, new Map(places), `space ${nodes.length} nodes evenly`);
}

function arranged(
  pipeline: Pipeline,
  places: ReadonlyMap<string, Position>,
  label: string,
): Edit | undefined {
  const moved = moveNodes(pipeline, places);
  return moved && { ...moved, label };
}

/** The places that a layout found; stages stay. @param isPart whether they are of what is selected only */
export function tidyUp(
  places: ReadonlyMap<string, Position>,
  isPart: boolean,
): Edit & { readonly told: string } {
  return {
    operations: [placeAt(places)],
    label: isPart ? "tidy up what is selected" : "tidy up",
    told: `Tidied up: ${places.size} ${plural(places.size, "node", "nodes")} moved.`,
  };
}
