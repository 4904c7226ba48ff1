import type { MapDrawing } from "./drawing";
import { stageNames } from "@/lib/domain/words/english";

export function MapGround({ drawing, isNamed }: { readonly drawing: MapDrawing; readonly isNamed: boolean }) {
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
      {drawing.zones.map(({ id, name, x, y, width, height }) => (
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
            className="fill-none stroke-control"
          />
          {isNamed && (
            <>
              <rect
                x={x + 10}
                y={y - 9}
                width={name.length * 7 + 14}
                height={18}
                rx={5}
                className="fill-bg"
              />
              <text x={x + 17} y={y + 4} fontSize={12} fontWeight={650} className="fill-ink">
                {name}
              </text>
            </>
          )}
        </g>
      ))}
    </>
  );
}
