import { type PipelineDocument, type Stage, stages } from "@/lib/domain/pipeline/document";

const column = 54;
const gap = 4;
const top = 26;
const height = 128;

/** Puts a template's nodes in columns and rows as they stand on its map, in the smallest drawing that shows them apart. */
export function templateLayout({ nodes, edges }: PipelineDocument) {
  const ys = [...new Set(nodes.map(({ position }) => position.y))].toSorted((a, b) => a - b);
  const rowHeight = (height - top) / Math.max(1, ys.length);
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  const lanes = {} as Record<Stage, { x: number; width: number }>;
  let left = 0;
  for (const stage of stages) {
    const own = nodes.filter((node) => node.stage === stage);
    const xs = [...new Set(own.map(({ position }) => position.x))].toSorted((a, b) => a - b);
    // A lane has room for its name, however few nodes stand in it.
    const width = Math.max(80, xs.length * column + 8);
    lanes[stage] = { x: left, width };
    for (const { id, position } of own) {
      places.set(id, {
        x: left + (width * (xs.indexOf(position.x) + 0.5)) / xs.length,
        y: top + rowHeight * (ys.indexOf(position.y) + 0.5),
      });
    }
    left += width + gap;
  }
  const lines = edges.flatMap(({ id, source, target, automated }) => {
    const from = places.get(source);
    const to = places.get(target);
    if (!from || !to) return [];
    const bend = (from.x + to.x) / 2;
    return [
      {
        id,
        isByHand: automated === false,
        middle: { x: bend, y: (from.y + to.y) / 2 },
        path: `M${from.x} ${from.y}C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`,
      },
    ];
  });
  return {
    width: left - gap,
    height,
    lanes,
    lines,
    boxes: [...places].map(([id, place]) => ({ id, ...place })),
  };
}
