import { clsx } from "clsx";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { parentsByNode } from "@/lib/domain/pipeline/parent-images";
import type { Counts } from "@/lib/domain/posture/coverage";
import { stageNames } from "@/lib/domain/posture/sentences";
import { describeMap, mapFigures } from "./describe-map";
import { laneHeader, layoutMap, type MapDrawing, mostCards } from "./drawing";
import { MapCard } from "./map-card";
import { MapEdge, MapEdgeLabel } from "./map-edge";
import { MapOutline } from "./map-outline";

interface StaticMapProps {
  readonly document: Pick<PipelineDocument, "name" | "nodes" | "edges" | "zones" | "images">;
  /** By node id; a node without counts gets no bar. */
  readonly counts?: Readonly<Record<string, Counts>>;
  readonly mode: "thumbnail" | "full";
  readonly className?: string;
}

/** In CSS pixels; a map further spread out than this is drawn smaller. */
const widest = 6000;

/** The map as one picture drawn by the server: nothing to run in the browser, fit for print. */
export function StaticMap({ document, counts, mode, className }: StaticMapProps) {
  const drawing = layoutMap(document);
  const isFull = mode === "full";
  const hasCards = isFull && document.nodes.length <= mostCards;
  const scale = Math.min(1, widest / drawing.width);
  return (
    <svg
      role="img"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      {...(hasCards ? { width: drawing.width * scale, height: drawing.height * scale } : {})}
      className={clsx("block", hasCards ? "shrink-0 print:h-auto print:w-full" : "w-full", !hasCards && (isFull ? "h-[70dvh]" : "h-full"), className)}
    >
      <title>{`Map of ${document.name}: ${mapFigures(document)}`}</title>
      {isFull && <desc>{describeMap(document)}</desc>}
      <Ground drawing={drawing} isNamed={hasCards} />
      {hasCards ? <Cards drawing={drawing} counts={counts ?? {}} parents={parentsByNode(document.edges, document.images)} /> : <MapOutline drawing={drawing} />}
    </svg>
  );
}

function Ground({ drawing, isNamed }: { readonly drawing: MapDrawing; readonly isNamed: boolean }) {
  return (
    <>
      {drawing.lanes.map(({ stage, x, y, width, height }, index) => (
        <g key={stage}>
          <rect x={x} y={y} width={width} height={height} className={index % 2 === 0 ? "fill-bg" : "fill-lane"} />
          {index > 0 && <path d={`M${x} 0v${height}`} strokeWidth={1} vectorEffect="non-scaling-stroke" className="stroke-line-strong" />}
          {isNamed && (
            <text x={x + 16} y={laneHeader - 17} fontSize={14} fontWeight={650} className="fill-ink">
              {stageNames[stage]}
            </text>
          )}
        </g>
      ))}
      {drawing.zones.map(({ id, name, x, y, width, height }) => (
        <g key={id}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            rx={12}
            strokeWidth={1.5}
            strokeDasharray="6 5"
            vectorEffect="non-scaling-stroke"
            className="fill-none stroke-control"
          />
          {isNamed && (
            <text x={x + 12} y={y + 16} fontSize={11.5} className="fill-soft">
              {name}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

interface CardsProps {
  readonly drawing: MapDrawing;
  readonly counts: Readonly<Record<string, Counts>>;
  readonly parents: ReadonlyMap<string, string>;
}

function Cards({ drawing, counts, parents }: CardsProps) {
  const countsByNode = new Map(Object.entries(counts));
  return (
    <>
      {drawing.edges.map((drawn) => (
        <MapEdge key={drawn.edge.id} drawn={drawn} />
      ))}
      {drawing.nodes.map((drawn) => (
        <MapCard key={drawn.node.id} drawn={drawn} counts={countsByNode.get(drawn.node.id)} parents={parents.get(drawn.node.id)} />
      ))}
      {drawing.edges.map((drawn) => (
        <MapEdgeLabel key={drawn.edge.id} drawn={drawn} />
      ))}
    </>
  );
}
