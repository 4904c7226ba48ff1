import type { MapDrawing, DrawnEdge, DrawnNode } from "./drawing";
import { clsx } from "clsx";
import { Hand } from "lucide-react";
import { artifactWords, lineClass } from "@/components/marks/line-look";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { clipText } from "./clip-text";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { statusLooks, barParts } from "@/components/marks/status";
import { KindIcon } from "@/components/marks/node-mark";
import type { Counts } from "@/lib/domain/posture/posture";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";

const { width, height } = cardSize;

const inset = 12;

const textLeft = 48;

const barTop = 60;

const small = 11.5;

interface MapCardProps {
  readonly drawn: DrawnNode;
  readonly counts: Counts | undefined;
  /** The parents that travel out of it, in words, where they are known. */
  readonly parents: string | undefined;
}

const labelHeight = 20;

const letter = 6.4;

interface MapCardsProps {
  readonly drawing: MapDrawing;
  readonly counts: Readonly<Record<string, Counts>>;
  readonly parents: ReadonlyMap<string, string>;
}

export function MapCards({ drawing, counts, parents }: MapCardsProps) {
  const countsByNode = new Map(Object.entries(counts));
  return (
    <>
      {drawing.edges.map((drawn) => (
        <MapEdge key={drawn.edge.id} drawn={drawn} />
      ))}
      {drawing.nodes.map((drawn) => (
        <MapCard
          key={drawn.node.id}
          drawn={drawn}
          counts={countsByNode.get(drawn.node.id)}
          parents={parents.get(drawn.node.id)}
        />
      ))}
      {drawing.edges.map((drawn) => (
        <MapEdgeLabel key={drawn.edge.id} drawn={drawn} />
      ))}
    </>
  );
}

/** The line grammar of the map: solid for automated, dashed for by hand, thin where nobody has said. */
function MapEdge({ drawn: { edge, path, head } }: { readonly drawn: DrawnEdge }) {
  return (
    <g>
      <path d={path} className={clsx("fill-none", lineClass(edge))} />
      <path d={head} className={headClass(edge)} />
    </g>
  );
}

function headClass({ artifact, automated }: PipelineEdge): string {
  if (artifact === "credential" || automated === undefined) return "fill-control";
  return automated ? "fill-blue" : "fill-soft";
}

/** What is handed on; drawn after every line, so that none crosses it out. */
function MapEdgeLabel({ drawn: { edge, middle, isShort } }: { readonly drawn: DrawnEdge }) {
  const isByHand = edge.automated === false;
  const text =
    isByHand && !isShort ? `${artifactWords[edge.artifact]}, by hand` : artifactWords[edge.artifact];
  const labelWidth = text.length * letter + (isByHand ? 34 : 18);
  return (
    <g transform={`translate(${middle.x} ${middle.y})`}>
      <rect
        x={-labelWidth / 2}
        y={-labelHeight / 2}
        width={labelWidth}
        height={labelHeight}
        rx={labelHeight / 2}
        className="fill-panel stroke-line-strong"
      />
      {isByHand && (
        <g transform={`translate(${9 - labelWidth / 2} -6)`} className="text-soft">
          <Hand aria-hidden size={12} />
        </g>
      )}
      <text x={isByHand ? 8 : 0} y={4} fontSize={11.5} textAnchor="middle" className="fill-soft">
        {text}
      </text>
    </g>
  );
}

function MapCard({ drawn: { node, x, y }, counts, parents }: MapCardProps) {
  const subtitle = nodeSubtitle(node, parents);
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{`${node.name}, ${subtitle}`}</title>
      <rect width={width} height={height} rx={10} className="fill-panel stroke-line-strong" />
      <rect x={inset} y={14} width={28} height={28} rx={7} className="fill-none stroke-line-strong" />
      <g transform={`translate(${inset + 6} 20)`} className="text-ink">
        <KindIcon kind={node.kind} />
      </g>
      <text x={textLeft} y={27} fontSize={13} fontWeight={650} className="fill-ink">
        {clipText(node.name, width - textLeft - inset, 13)}
      </text>
      <text x={textLeft} y={43} fontSize={12} className="fill-soft">
        {clipText(subtitle, width - textLeft - inset, 12)}
      </text>
      {counts && <CardCounts counts={counts} />}
    </g>
  );
}

function CardCounts({ counts }: { readonly counts: Counts }) {
  if (counts.inScope === 0) {
    return (
      <text x={inset} y={barTop + 14} fontSize={small} className="fill-soft">
        no controls in scope
      </text>
    );
  }
  const standing = standingOf(counts);
  const open = counts.missing + counts.contradicted;
  return (
    <>
      {barParts(counts, width - 2 * inset).map((part) => (
        <rect
          key={part.status}
          x={inset + part.x}
          y={barTop}
          width={Math.max(part.width - 1.5, 1)}
          height={5}
          rx={1.5}
          className={statusLooks[part.status].bar}
        />
      ))}
      <text
        x={inset}
        y={barTop + 22}
        fontSize={small}
        className={standing > 0 ? "fill-standing" : "fill-soft"}
        fontWeight={550}
      >
        {`${standing} of ${counts.inScope}`}
      </text>
      {(open > 0 || counts.notAssessed > 0) && (
        <text
          x={width - inset}
          y={barTop + 22}
          fontSize={small}
          textAnchor="end"
          className={open > 0 ? "fill-missing" : "fill-neutral"}
        >
          {open > 0 ? `${open} missing` : `${counts.notAssessed} not assessed`}
        </text>
      )}
    </>
  );
}
