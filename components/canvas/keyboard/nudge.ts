import type { Position } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { stageNames } from "@/lib/domain/words/english";

export type Direction = "left" | "right" | "up" | "down";

export const gridStep = 10;

const steps: { readonly [D in Direction]: Position } = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Onto the next grid line in that direction, plus so many steps. */
export function nudged({ x, y }: Position, direction: Direction, count: number): Position {
  const step = steps[direction];
  return { x: onGrid(x, step.x, count), y: onGrid(y, step.y, count) };
}

function onGrid(value: number, sign: number, count: number): number {
  if (sign === 0) return value;
  const lines = value / gridStep;
  const next = sign > 0 ? Math.floor(lines) + count : Math.ceil(lines) - count;
  return Math.min(Math.max(next * gridStep, -1e6), 1e6);
}

/** The result of a burst of nudges in one lane, for screen readers: "Jenkins moved right, Build stage." */
export function nudgeText(pipeline: Pipeline, positions: ReadonlyMap<string, Position>): string {
  const moved = [...positions].flatMap(([id, position]) => {
    const node = pipeline.nodes.get(id);
    return node && (node.position.x !== position.x || node.position.y !== position.y)
      ? [{ node, position }]
      : [];
  });
  const [first] = moved;
  if (!first) return "Back where it was.";
  const { node, position } = first;
  const where = directionText(node.position, position);
  if (moved.length > 1) return `${moved.length} nodes moved ${where}.`;
  return `${node.name} moved ${where}, ${stageNames[node.stage]} stage.`;
}

function directionText(from: Position, to: Position): string {
  const words = [
    from.x === to.x ? [] : [to.x > from.x ? "right" : "left"],
    from.y === to.y ? [] : [to.y > from.y ? "down" : "up"],
  ].flat();
  return words.join(" and ");
}
