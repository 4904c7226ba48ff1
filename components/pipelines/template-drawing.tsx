import { Hand } from "lucide-react";
import { type PipelineDocument, stages } from "@/lib/domain/pipeline/document";
import { stageNames } from "@/lib/domain/words/stage-names";
import { templateLayout } from "./template-layout";

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
