import type { MapDrawing } from "./drawing";
import type { Box } from "@/lib/domain/drawing/box";
import { stageNames } from "@/lib/domain/words/english";
import { zoneTitles } from "./zone-titles";

export function MapGround({ drawing, isNamed }: { readonly drawing: MapDrawing; readonly isNamed: boolean }) {
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
            <text
              x={x + 16 * drawing.unit}
              y={drawing.laneHeader - 17 * drawing.unit}
              fontSize={14 * drawing.unit}
              fontWeight={650}
              className="fill-ink"
            >
              {stageNames[stage]}
            </text>
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

function ZoneTitle({ name, box }: { readonly name: string; readonly box: Box | undefined }) {
  return (
    box && (
      <>
        <rect {...box} rx={5} className="fill-bg" />
        <text x={box.x + 7} y={box.y + 13} fontSize={12} fontWeight={650} className="fill-ink">
          {name}
        </text>
      </>
    )
  );
}
