import { clsx } from "clsx";
import { LineDrawing } from "@/components/marks/line-drawing";
import { lineStrokes } from "@/components/marks/line-look";
import { KindIcon } from "@/components/marks/node-mark";
import { layoutMap } from "@/components/static-map/drawing";
import { MapGround } from "@/components/static-map/map-ground";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

/** The widths of the picture and of an icon on it, in pixels. */
const shown = 232;
const icon = 15;

/** A small map of a template: lanes, cards and lines without text. The text beside it has the same content. */
export function TemplatePicture({
  document,
  className = "h-auto max-h-40",
}: {
  readonly document: PipelineDocument;
  readonly className?: string;
}) {
  const drawing = layoutMap(document);
  const scale = shown / drawing.width;
  const size = icon / scale;
  const [middleX, middleY] = [cardSize.width / 2, drawing.cardHeight / 2];
  return (
    <svg
      aria-hidden
      // Leaves out the space for lane names.
      viewBox={`0 ${drawing.laneHeader} ${drawing.width} ${drawing.height - drawing.laneHeader}`}
      className={clsx("w-full rounded-control border border-line bg-bg", className)}
    >
      <MapGround drawing={drawing} isNamed={false} />
      {drawing.edges.map(({ edge, points, look }) => (
        <LineDrawing key={edge.id} points={points} look={lineStrokes[look]} scale={scale * 1.6} />
      ))}
      {drawing.nodes.map(({ node, x, y }) => (
        <g key={node.id} transform={`translate(${x} ${y})`} className="text-soft">
          <rect
            width={cardSize.width}
            height={drawing.cardHeight}
            rx={14}
            vectorEffect="non-scaling-stroke"
            className="fill-panel stroke-control"
          />
          <g transform={`translate(${middleX - size / 2} ${middleY - size / 2})`}>
            <KindIcon kind={node.kind} size={size} />
          </g>
        </g>
      ))}
    </svg>
  );
}
