import { LineDrawing } from "@/components/marks/line-drawing";
import { lineLook, lineStrokes } from "@/components/marks/line-look";
import { barParts, statusLooks } from "@/components/marks/status";
import type { Box } from "@/lib/domain/drawing/box";
import { runDown } from "@/lib/domain/drawing/run-down";
import type { PipelineDocument, PipelineNode } from "@/lib/domain/pipeline/document";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import { openFigures } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { stageNames } from "@/lib/domain/words/english";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { CardGround } from "./card-ground";
import { clipText, wrapText } from "./clip-text";
import { mapFigures } from "./describe-map";
import { figureFills } from "./status-fills";

interface PhonePictureProps {
  readonly document: Pick<PipelineDocument, "name" | "nodes" | "edges" | "zones" | "images">;
  readonly counts: Readonly<Record<string, Counts>>;
  readonly checked: ReadonlySet<string> | undefined;
  readonly className?: string;
}

/** The width of the drawing, in pixels; other widths scale it. */
const wide = 390;
/** Above this many cards a phone's first screen is a heap of lines. */
export const mostOnPhone = 60;

/** The map on a phone, lanes below each other, until it is live. */
export function PhonePicture({ document, counts, checked, className }: PhonePictureProps) {
  const down = runDown(document.nodes, document.edges, wide);
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  return (
    <svg
      role="img"
      viewBox={`0 0 ${wide} ${down.height}`}
      width={wide}
      height={down.height}
      className={className}
    >
      <title>{`Map of ${document.name}: ${mapFigures(document)}`}</title>
      {down.lanes.map(({ stage, top, height }) => (
        <g key={stage}>
          <rect
            y={top}
            width={wide}
            height={height}
            className={stage === "distribute" ? "fill-lane" : "fill-bg"}
          />
          <path d={`M0 ${top + height - 0.5}h${wide}`} className="stroke-line" />
          <text x={22} y={top + 26} fontSize={15} fontWeight={650} className="fill-ink">
            {stageNames[stage]}
          </text>
        </g>
      ))}
      {document.edges.map((edge) => {
        const points = down.routes.get(edge.id);
        const look = lineStrokes[lineLook(edge, checked?.has(edge.id) === true)];
        return points && <LineDrawing key={edge.id} points={points} look={look} scale={1} />;
      })}
      {[...down.cards].map(([id, box]) => {
        const node = nodes.get(id);
        return node && <Card key={id} node={node} box={box} counts={counts[id]} />;
      })}
    </svg>
  );
}

interface CardProps {
  readonly node: PipelineNode;
  readonly box: Box;
  readonly counts: Counts | undefined;
}

function Card({ node, box: { x, y, width, height }, counts }: CardProps) {
  const [open] = counts ? openFigures(counts) : [];
  const name = wrapText(node.name, width - 24, 12.5, 2);
  const inner = width - 24;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{`${node.name}, ${nodeSubtitle(node)}`}</title>
      <CardGround width={width} height={height} counts={counts} />
      {name.map((line, index) => (
        <text key={line} x={14} y={20 + index * 15} fontSize={12.5} fontWeight={650} className="fill-ink">
          {line}
        </text>
      ))}
      {name.length === 1 && (
        <text x={14} y={37} fontSize={11} className="fill-soft">
          {clipText(nodeSubtitle(node), inner, 11)}
        </text>
      )}
      {counts && counts.inScope > 0 && (
        <>
          {barParts(counts, inner).map((part) => (
            <rect
              key={part.status}
              x={14 + part.x}
              y={height - 32}
              width={Math.max(part.width - 1.5, 1)}
              height={7}
              rx={2}
              className={statusLooks[part.status].bar}
            />
          ))}
          <text x={14} y={height - 10} fontSize={11.5} className="fill-soft">
            {`${standingOf(counts)} of ${counts.inScope}`}
          </text>
          {open && (
            <text
              x={width - 10}
              y={height - 10}
              fontSize={11.5}
              textAnchor="end"
              className={figureFills[open.status]}
            >
              {`${open.count} ${statusLooks[open.status].word.toLowerCase()}`}
            </text>
          )}
        </>
      )}
    </g>
  );
}
