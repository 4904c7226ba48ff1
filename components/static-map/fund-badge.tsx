import { ShieldPlus } from "lucide-react";
import type { Box } from "@/lib/domain/drawing/box";
import type { MapDrawing } from "./drawing";

/** In pixels: between it and the card above, its height, and its length with words. */
const badge = { below: 2, height: 18, width: 84 } as const;

/** The badge of the first node to fund, in pixels: below its card, or above it at the picture's end. */
export function fundBadge(
  { nodes, cardHeight, height, width, unit }: MapDrawing,
  id: string | undefined,
): Box | undefined {
  const at = nodes.find(({ node }) => node.id === id);
  if (!at) return undefined;
  const below = (at.y + cardHeight) / unit + badge.below;
  const isBelow = below + badge.height <= height / unit;
  return {
    x: Math.min(at.x / unit + 6, width / unit - badge.width),
    y: isBelow ? below : at.y / unit - badge.below - badge.height,
    width: badge.width,
    height: badge.height,
  };
}

/** In pixels. */
export function FundBadge({ box: { x, y, width, height } }: { readonly box: Box }) {
  return (
    <g transform={`translate(${x} ${y})`} className="text-blue">
      <rect
        width={width}
        height={height}
        rx={height / 2}
        strokeWidth={1.5}
        className="fill-panel stroke-blue"
      />
      <ShieldPlus aria-hidden x={6} y={3} size={12} strokeWidth={2.4} />
      <text x={21} y={13} fontSize={11} fontWeight={700} className="fill-blue">
        Fund first
      </text>
    </g>
  );
}
