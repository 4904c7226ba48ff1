import { clsx } from "clsx";
import { arrowHead, roundedPath, shortenedBy } from "@/lib/domain/drawing/rounded-path";
import type { Point } from "@/lib/domain/drawing/box";
import type { LineStroke } from "./line-look";

const corner = 12;
/** The gap in a crossed line, which shows as passing below. */
const halo = 8;

interface LineDrawingProps {
  readonly points: readonly Point[];
  readonly look: LineStroke;
  /** Pixels of the screen to a unit of the map. */
  readonly scale: number;
  readonly hasHalo?: boolean;
  /** For the line itself. */
  readonly className?: string;
}

/** A connection on the map, on a page or in a file: the same line at each zoom. */
export function LineDrawing({ points, look, scale, hasHalo = true, className }: LineDrawingProps) {
  const px = (length: number) => Math.round((length / scale) * 100) / 100;
  const path = roundedPath(shortenedBy(points, px(look.arrow * 0.75)), px(corner));
  const joined = look.isRound ? ("round" as const) : undefined;
  return (
    <>
      {hasHalo && <path d={path} strokeWidth={px(halo)} className="fill-none !stroke-bg" />}
      <path
        d={path}
        strokeWidth={px(look.width)}
        strokeDasharray={look.dash?.map(px).join(" ")}
        strokeLinecap={joined}
        strokeLinejoin="round"
        className={clsx("fill-none", look.stroke, className)}
      />
      {look.isHollow && <path d={path} strokeWidth={px(2.2)} className="fill-none !stroke-bg" />}
      <path d={arrowHead(points, px(look.arrow))} className={look.fill} />
    </>
  );
}
