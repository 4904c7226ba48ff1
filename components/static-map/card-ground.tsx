import { heatOf, worstOf } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { edgeFills, heats } from "./status-fills";

interface CardGroundProps {
  readonly width: number;
  readonly height: number;
  readonly counts: Counts | undefined;
}

/** The background of a card's words: its box, the heat of missing controls, and its worst status along the left edge. */
export function CardGround({ width, height, counts }: CardGroundProps) {
  const worst = counts && worstOf(counts);
  return (
    <>
      <rect width={width} height={height} rx={10} className="fill-panel stroke-line-strong" />
      {counts && <rect width={width} height={height} rx={10} className={heats[heatOf(counts)]} />}
      {worst && (
        <path
          d={`M10 0a10 10 0 0 0 -10 10v${height - 20}a10 10 0 0 0 10 10h-5v${-height}z`}
          className={edgeFills[worst.status]}
        />
      )}
    </>
  );
}
