import { Hand } from "lucide-react";
import { type PipelineDocument, stages, type Stage } from "@/lib/domain/pipeline/document";
import { stageNames } from "@/lib/domain/words/english";

const column = 54;

const gap = 4;

const top = 26;

const drawnHeight = 128;

export function TemplateDrawing({ document }: { readonly document: PipelineDocument }) {
  const { width, height, lanes, boxes, lines } = templateLayout(document);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="max-h-36 w-full">
      {stages.map((stage) => (
        <g key={stage}>
          <rect
            x={lanes[stage].x}
            y={0}
            width={lanes[stage].width}
            height={height}
            rx={6}
            className="fill-bg"
          />
          <text x={lanes[stage].x + 7} y={18} fontSize={13} className="fill-soft">
            {stageNames[stage]}
          </text>
        </g>
      ))}
      {lines.map(({ id, path }) => (
        <path key={id} d={path} strokeWidth={2.5} className="fill-none stroke-blue" />
      ))}
      {boxes.map(({ id, x, y }) => (
        <rect
          key={id}
          x={x - 13}
          y={y - 7}
          width={26}
          height={14}
          rx={4}
          className="fill-panel stroke-control"
        />
      ))}
      {lines.map(({ id, isByHand, middle }) => isByHand && <HandMark key={id} x={middle.x} y={middle.y} />)}
    </svg>
  );
}

function HandMark({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r={8} className="fill-panel stroke-control" />
      <Hand x={x - 5} y={y - 5} width={10} height={10} className="text-soft" />
    </g>
  );
}

/** Puts a template's nodes in columns and rows as they stand on its map, in the smallest drawing that shows them apart. */
function templateLayout({ nodes, edges }: PipelineDocument) {
  const ys = [...new Set(nodes.map(({ position }) => position.y))].toSorted((a, b) => a - b);
  const rowHeight = (drawnHeight - top) / Math.max(1, ys.length);
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
    height: drawnHeight,
    lanes,
    lines,
    boxes: [...places].map(([id, place]) => ({ id, ...place })),
  };
}
