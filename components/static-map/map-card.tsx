import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import { KindIcon } from "@/components/marks/kind-icon";
import { barParts } from "@/components/marks/status-order";
import { clipText } from "./clip-text";
import type { DrawnNode } from "./drawing";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { standingOf } from "@/lib/domain/posture/coverage/standing";
import { statusLooks } from "../marks/status";

const { width, height } = cardSize;
const inset = 12;
const textLeft = 48;
const barTop = 60;
const small = 11.5;

interface MapCardProps {
  readonly drawn: DrawnNode;
  readonly counts: Counts | undefined;
  /** The parents that travel out of it, in words, where they are known. */
  readonly parents: string | undefined;
}

export function MapCard({ drawn: { node, x, y }, counts, parents }: MapCardProps) {
  const subtitle = nodeSubtitle(node, parents);
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{`${node.name}, ${subtitle}`}</title>
      <rect width={width} height={height} rx={10} className="fill-panel stroke-line-strong" />
      <rect x={inset} y={14} width={28} height={28} rx={7} className="fill-none stroke-line-strong" />
      <g transform={`translate(${inset + 6} 20)`} className="text-ink">
        <KindIcon kind={node.kind} />
      </g>
      <text x={textLeft} y={27} fontSize={13} fontWeight={650} className="fill-ink">
        {clipText(node.name, width - textLeft - inset, 13)}
      </text>
      <text x={textLeft} y={43} fontSize={12} className="fill-soft">
        {clipText(subtitle, width - textLeft - inset, 12)}
      </text>
      {counts && <CardCounts counts={counts} />}
    </g>
  );
}

function CardCounts({ counts }: { readonly counts: Counts }) {
  if (counts.inScope === 0) {
    return (
      <text x={inset} y={barTop + 14} fontSize={small} className="fill-soft">
        no controls in scope
      </text>
    );
  }
  const standing = standingOf(counts);
  const open = counts.missing + counts.contradicted;
  return (
    <>
      {barParts(counts, width - 2 * inset).map((part) => (
        <rect
          key={part.status}
          x={inset + part.x}
          y={barTop}
          width={Math.max(part.width - 1.5, 1)}
          height={5}
          rx={1.5}
          className={statusLooks[part.status].bar}
        />
      ))}
      <text
        x={inset}
        y={barTop + 22}
        fontSize={small}
        className={standing > 0 ? "fill-standing" : "fill-soft"}
        fontWeight={550}
      >
        {`${standing} of ${counts.inScope}`}
      </text>
      {(open > 0 || counts.notAssessed > 0) && (
        <text
          x={width - inset}
          y={barTop + 22}
          fontSize={small}
          textAnchor="end"
          className={open > 0 ? "fill-missing" : "fill-neutral"}
        >
          {open > 0 ? `${open} missing` : `${counts.notAssessed} not assessed`}
        </text>
      )}
    </>
  );
}
