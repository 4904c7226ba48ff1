import { clsx } from "clsx";
import { Hand } from "lucide-react";
import { artifactWords, lineClass } from "@/components/marks/line-look";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { DrawnEdge } from "./drawing";

const labelHeight = 20;
const letter = 6.4;

/** The line grammar of the map: solid for automated, dashed for by hand, thin where nobody has said. */
export function MapEdge({ drawn: { edge, path, head } }: { readonly drawn: DrawnEdge }) {
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
export function MapEdgeLabel({ drawn: { edge, middle, isShort } }: { readonly drawn: DrawnEdge }) {
  const isByHand = edge.automated === false;
  const text =
    isByHand && !isShort ? `${artifactWords[edge.artifact]}, by hand` : artifactWords[edge.artifact];
  const width = text.length * letter + (isByHand ? 34 : 18);
  return (
    <g transform={`translate(${middle.x} ${middle.y})`}>
      <rect
        x={-width / 2}
        y={-labelHeight / 2}
        width={width}
        height={labelHeight}
        rx={labelHeight / 2}
        className="fill-panel stroke-line-strong"
      />
      {isByHand && (
        <g transform={`translate(${9 - width / 2} -6)`} className="text-soft">
          <Hand aria-hidden size={12} />
        </g>
      )}
      <text x={isByHand ? 8 : 0} y={4} fontSize={11.5} textAnchor="middle" className="fill-soft">
        {text}
      </text>
    </g>
  );
}
