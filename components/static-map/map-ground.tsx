import { Shield } from "lucide-react";
import type { Stage } from "@/lib/domain/pipeline/document";
import { openCount, type StageCounts } from "@/lib/domain/posture/coverage/coverage";
import type { Counts } from "@/lib/domain/posture/posture";
import { DrawnBar } from "./drawn-bar";
import type { MapDrawing } from "./drawing";
import type { Box } from "@/lib/domain/drawing/box";
import { textWidth } from "./clip-text";
import { stageNames } from "@/lib/domain/words/english";
import { zoneTitles } from "./zone-titles";

interface MapGroundProps {
  readonly drawing: MapDrawing;
  readonly isNamed: boolean;
  readonly stageCounts?: StageCounts | undefined;
  readonly stageCountsBefore?: StageCounts | undefined;
}

export function MapGround({ drawing, isNamed, stageCounts, stageCountsBefore }: MapGroundProps) {
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
              <LaneHead
                stage={stage}
                counts={stageCounts?.[stage]}
                before={stageCountsBefore?.[stage]}
                width={width / drawing.unit}
              />
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
  /** For the compared state. */
  readonly before: Counts | undefined;
  /** In pixels. */
  readonly width: number;
}

/** In pixels, to its left and right: less in a narrow lane. */
const margins = { wide: 16, narrow: 8 } as const;
const leastForWide = 160;
const sizes = { name: 14, open: 12 } as const;
const between = 6;
/** The width of a text of regular weight, relative to the heaviest. */
const usualWeight = 0.95;

/** In pixels: the name of a lane and, if its controls are counted, its bar and, in as many words as fit, its number of gaps. */
function LaneHead({ stage, counts, before, width }: LaneHeadProps) {
  const isCounted = counts !== undefined && counts.inScope > 0;
  const beside = width < leastForWide ? margins.narrow : margins.wide;
  const name = stageNames[stage];
  const room = width - 1.5 * beside - textWidth(name, sizes.name) - between;
  const open = isCounted
    ? openTexts(counts, before).find((text) => textWidth(text, sizes.open) * usualWeight <= room)
    : undefined;
  return (
    <>
      <text x={beside} y={isCounted ? 22 : 27} fontSize={sizes.name} fontWeight={650} className="fill-ink">
        {name}
        {open !== undefined && (
          <tspan dx={between} fontSize={sizes.open} fontWeight={400} className="fill-soft">
            {open}
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

/** The most detailed first. */
function openTexts(counts: Counts, before: Counts | undefined): readonly string[] {
  const [now, of] = [openCount(counts), `of ${counts.inScope}`];
  const last = [`${now} ${of} open`, `${now} open`];
  if (!before) return last;
  const was = openCount(before);
  // If the number in scope differs, the two numbers alone would read as progress.
  if (before.inScope !== counts.inScope) return [`${was} of ${before.inScope} → ${now} ${of} open`, ...last];
  return was === now ? last : [`${was} → ${now} ${of} open`, `${was} → ${now} open`, ...last];
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
