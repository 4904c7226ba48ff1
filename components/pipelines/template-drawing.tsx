import { clsx } from "clsx";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { stageNames, stageOrder } from "./posture-numbers";
import { templateLayout } from "./template-layout";

/** A template's map in miniature: its nodes in their lanes; solid lines run by themselves, dashed ones take a hand. */
export function TemplateDrawing({ document }: { readonly document: PipelineDocument }) {
  const { width, height, lanes, boxes, lines } = templateLayout(document);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="h-28 w-full">
      {stageOrder.map((stage) => (
        <g key={stage}>
          <rect x={lanes[stage].x} y={0} width={lanes[stage].width} height={height} rx={6} className="fill-bg" />
          <text x={lanes[stage].x + 8} y={17} className="fill-soft text-tiny">
            {stageNames[stage]}
          </text>
        </g>
      ))}
      {lines.map(({ id, path, automated }) => (
        <path key={id} d={path} strokeWidth={2.5} strokeLinecap="round" strokeDasharray={automated ? undefined : "1 5"} className={clsx("fill-none", automated ? "stroke-blue" : "stroke-soft")} />
      ))}
      {boxes.map(({ id, x, y }) => (
        <rect key={id} x={x - 13} y={y - 9} width={26} height={18} rx={4} className="fill-panel stroke-control" />
      ))}
    </svg>
  );
}
