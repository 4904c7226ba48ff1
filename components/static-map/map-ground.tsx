import { Shield } from "lucide-react";
import type { Stage } from "@/lib/domain/pipeline/document";
import { openCount, type StageCounts } from "@/lib/domain/posture/coverage/coverage";
import type { Counts } from "@/lib/domain/posture/posture";
import { DrawnBar } from "./drawn-bar";
import type { MapDrawing } from "./drawing";
import type { Box } from "@/lib/domain/drawing/box";
import { stageNames } from "@/lib/domain/words/english";
import { zoneTitles } from "./zone-titles";

interface MapGroundProps {
  readonly drawing: MapDrawing;
  readonly isNamed: boolean;
  readonly stageCounts?: StageCounts | undefined;
}

export function MapGround({ drawing, isNamed, stageCounts }: MapGroundProps) {
  const titles = isNamed ? zoneTitles(drawing) : new Map<string, Box>();
  return (
    <>
      {drawing.lanes.map(({ stage, x, y, width, height }, index) => (
        <g key={stage}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            className={index % 2 === 0 ? "fill-bg" : "fill-lane"}
          />
          {index > 0 && (
            <path
              d={`M${x} 0v${height}`}
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
              className="stroke-line-strong"
            />
          )}
          {isNamed && (
            <g transform={`translate(${x} ${drawing.laneHeader - 44 * drawing.unit}) scale(${drawing.unit})`}>
              <LaneHead stage={stage} counts={stageCounts?.[stage]} width={width / drawing.unit} />
            </g>
          )}
        </g>
      ))}
      {drawing.zones.map(({ id, name, isProduction, x, y, width, height }) => (
        <g key={id}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            rx={14}
            strokeWidth={1.5}
            strokeDasharray="6 5"
            vectorEffect="non-scaling-stroke"
            className={isProduction ? "fill-ink/5 stroke-ink" : "fill-control/5 stroke-control"}
          />
          {isNamed && (
            <g transform={`scale(${drawing.unit})`}>
              <ZoneTitle name={name} box={titles.get(id)} />
            </g>
          )}
        </g>
      ))}
    </>
  );
}

interface LaneHeadProps {
  readonly stage: Stage;
  readonly counts: Counts | undefined;
  /** In pixels. */
  readonly width: number;
}

const beside = 16;
/** In pixels: a narrower lane has no room for how many there are in all. */
const leastForTotal = 190;

/** In pixels: the name of a lane and, where its controls are counted, how many are open and how all stand. */
function LaneHead({ stage, counts, width }: LaneHeadProps) {
  const isCounted = counts !== undefined && counts.inScope > 0;
  const open = isCounted ? openCount(counts) : 0;
  return (
    <>
      <text x={beside} y={isCounted ? 22 : 27} fontSize={14} fontWeight={650} className="fill-ink">
        {stageNames[stage]}
        {isCounted && (
          <tspan dx={7} fontSize={12} fontWeight={400} className="fill-soft">
            {width < leastForTotal ? `${open} open` : `${open} of ${counts.inScope} open`}
          </tspan>
        )}
      </text>
      {isCounted && (
        <g transform={`translate(${beside} 31)`}>
          <DrawnBar counts={counts} width={width - 2 * beside} />
        </g>
      )}
    </>
  );
}

function ZoneTitle({ name, box }: { readonly name: string; readonly box: Box | undefined }) {
  return (
    box && (
      <>
        <rect {...box} rx={5} className="fill-bg" />
        <g transform={`translate(${box.x + 6} ${box.y + 3})`} className="text-ink">
          <Shield aria-hidden size={12} />
        </g>
        <text x={box.x + 22} y={box.y + 13} fontSize={12} fontWeight={650} className="fill-ink">
          {name}
        </text>
      </>
    )
  );
}
