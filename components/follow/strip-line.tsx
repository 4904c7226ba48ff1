import { LineDrawing } from "@/components/marks/line-drawing";
import { type LineLook, lineStrokes } from "@/components/marks/line-look";
import { LineLegend } from "@/components/marks/line-legend";

const width = 112;
const height = 60;
const points = [
  { x: 5, y: height / 2 },
  { x: width - 2, y: height / 2 },
];

interface StripLineProps {
  readonly look: LineLook;
  readonly isSide: boolean;
}

/** The piece of line between two stations, as on the map, and larger. */
export function StripLine({ look, isSide }: StripLineProps) {
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden className="block">
      <LineDrawing points={points} look={lineStrokes[look]} scale={isSide ? 0.8 : 0.5} hasHalo={false} />
    </svg>
  );
}

export function StripLegend() {
  return (
    <LineLegend className="mb-4">
      <li>A thin line joins from the side.</li>
    </LineLegend>
  );
}
