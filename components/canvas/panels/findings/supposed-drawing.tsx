import { createPortal } from "react-dom";
import { type Box, centreOf } from "@/lib/domain/drawing/box";
import { elbow } from "@/lib/domain/drawing/elbows";
import { arrowHead, roundedPath } from "@/lib/domain/drawing/rounded-path";
import { overlaps } from "@/lib/domain/edits/moves";
import type { PipelineEdge, PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useMapState } from "../../state/map-context";

interface SupposedLines {
  /** Connections of the map that would be removed or rerouted. */
  readonly removed: readonly string[];
  /** Their replacements, and new ones. */
  readonly added: readonly PipelineEdge[];
  readonly nodes: readonly PipelineNode[];
  /** Nodes of the map at which a connection would start or end that does not now, or the reverse. */
  readonly ends: readonly string[];
}

/** The differences between the map under assumptions and the real one. */
export function supposedLines(before: Pipeline, after: Pipeline): SupposedLines {
  const isSame = (a: PipelineEdge, b: PipelineEdge | undefined) =>
    a.source === b?.source && a.target === b.target;
  const gone = [...before.edges.values()].filter((edge) => !isSame(edge, after.edges.get(edge.id)));
  const added = [...after.edges.values()].filter((edge) => !isSame(edge, before.edges.get(edge.id)));
  const ends = [...gone, ...added].flatMap(({ source, target }) => [source, target]);
  return {
    removed: gone.map(({ id }) => id),
    added,
    nodes: [...after.nodes.values()].filter(({ id }) => !before.nodes.get(id)),
    ends: [...new Set(ends)].filter((id) => before.nodes.get(id) !== undefined),
  };
}

const plane = "pointer-events-none absolute overflow-visible";

/** Draws the assumptions over the map: dashed, and out of reach of pointer and keys. The panel says the same in words. */
export function SupposedDrawing({ before, after }: { readonly before: Pipeline; readonly after: Pipeline }) {
  const scale = useMapState((state) => state.scale);
  // A phone's map has no such layer: it gives them a place of its own.
  const layer = document.querySelector("#main .react-flow__viewport-portal");
  if (!layer) return null;
  const { nodes, added } = supposedLines(before, after);
  const boxes = ghostBoxes(before, nodes);
  const boxOf = (id: string): Box | undefined => {
    const card = before.nodes.get(id);
    return boxes.get(id) ?? (card && { ...card.position, ...cardSize });
  };
  return createPortal(
    <>
      {/* Lines run behind the cards, as all do. */}
      <svg aria-hidden width={1} height={1} className={`${plane} -z-5`}>
        {added.map(({ id, source, target }) => {
          const [from, to] = [boxOf(source), boxOf(target)];
          if (!from || !to) return null;
          const points = elbow(from, to);
          return (
            <g key={id} className="supposed-line">
              <path
                d={roundedPath(points, 12)}
                strokeWidth={3 / scale}
                strokeDasharray={`${8 / scale} ${5 / scale}`}
                className="fill-none stroke-partial"
              />
              <path d={arrowHead(points, 12 / scale)} className="fill-partial" />
            </g>
          );
        })}
      </svg>
      <svg aria-hidden width={1} height={1} className={plane}>
        {nodes.map(({ id, name }) => {
          const box = boxes.get(id);
          if (!box) return null;
          const { x, y } = centreOf(box);
          return (
            <g key={id} className="supposed-card">
              <rect
                {...box}
                rx={10}
                strokeWidth={3 / scale}
                strokeDasharray={`${8 / scale} ${5 / scale}`}
                className="fill-panel/85 stroke-partial"
              />
              <text x={x} y={y} textAnchor="middle" className="fill-ink text-[18px] font-bold">
                {name}
              </text>
              <text x={x} y={y + 26} textAnchor="middle" className="fill-partial text-[16px]">
                Assumed, not real
              </text>
            </g>
          );
        })}
      </svg>
    </>,
    layer,
  );
}

/** The places of assumed nodes, further down if a card is there already. */
function ghostBoxes(before: Pipeline, nodes: readonly PipelineNode[]): ReadonlyMap<string, Box> {
  const taken: Position[] = [...before.nodes.values()].map(({ position }) => position);
  const boxes = new Map<string, Box>();
  for (const { id, position } of nodes) {
    let { y } = position;
    const isTaken = (at: number) => taken.some((other) => overlaps(other, { x: position.x, y: at }));
    while (isTaken(y)) y += cardSize.height / 2;
    taken.push({ x: position.x, y });
    boxes.set(id, { x: position.x, y, ...cardSize });
  }
  return boxes;
}
