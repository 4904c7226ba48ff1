import { statusLooks } from "@/components/marks/status";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { heatOf, worstOf } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { wrapText } from "./clip-text";
import type { DrawnNode } from "./drawing";
import { edgeFills, figureFills, heats } from "./status-fills";

/** The least height that two lines of a name and a figure take, at the size in which `text` is meant. */
const leastHigh = 45;
const text = 11;

interface MapTileProps {
  readonly drawn: DrawnNode;
  readonly height: number;
  /** Map units to a pixel. */
  readonly unit: number;
  readonly counts: Counts | undefined;
}

/**
 * A card of a large map, as it is read when all of the map is seen at once: its name, and the worst of its controls. On a
 * map too large for that its words are as large as it has room for.
 */
export function MapTile({ drawn: { node, x, y }, height, unit, counts }: MapTileProps) {
  const own = Math.min(unit, height / leastHigh);
  const [wide, high] = [cardSize.width / own, height / own];
  const worst = counts && worstOf(counts);
  const look = worst && statusLooks[worst.status];
  return (
    <g transform={`translate(${x} ${y}) scale(${own})`}>
      <title>{`${node.name}, ${nodeSubtitle(node)}`}</title>
      <rect width={wide} height={high} rx={6} className="fill-panel stroke-line-strong" />
      {counts && <rect width={wide} height={high} rx={6} className={heats[heatOf(counts)]} />}
      {worst && (
        <path d={`M4 0a4 4 0 0 0 -4 4v${high - 8}a4 4 0 0 0 4 4z`} className={edgeFills[worst.status]} />
      )}
      {wrapText(node.name, wide - 9, text, 2).map((line, index) => (
        <text key={line} x={7} y={13 + index * 12.5} fontSize={text} fontWeight={550} className="fill-ink">
          {line}
        </text>
      ))}
      {worst && look && (
        <g transform={`translate(7 ${high - 16})`}>
          <g className={look.text}>
            <look.Icon aria-hidden size={12} strokeWidth={2.6} />
          </g>
          <text x={14.5} y={10} fontSize={text} fontWeight={700} className={figureFills[worst.status]}>
            {worst.count}
          </text>
          <text x={wide - 12} y={10} fontSize={text} textAnchor="end" className="fill-soft">
            of {counts.inScope}
          </text>
        </g>
      )}
    </g>
  );
}
