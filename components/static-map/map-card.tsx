import { Fragment } from "react";
import { KindIcon } from "@/components/marks/node-mark";
import { acceptedLook } from "@/components/marks/accepted-look";
import { statusLooks } from "@/components/marks/status";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { type ListedControl, openFigures, type StatusCount } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { CardGround } from "./card-ground";
import { clipText, wrapText } from "./clip-text";
import type { DrawnNode } from "./drawing";
import { DrawnBar } from "./drawn-bar";
import { DrawnEnvironment } from "./drawn-environment";
import { figureFills } from "./status-fills";

const { width } = cardSize;
const inset = { left: 15, right: 12 } as const;
const textLeft = 54;
const small = 12;
/** Controls that a card has room to name. */
export const mostNamed = 2;

interface MapCardProps {
  readonly drawn: DrawnNode;
  readonly height: number;
  readonly counts: Counts | undefined;
  readonly listed: readonly ListedControl[];
  /** The parent images that it passes on, in words, if they are known. */
  readonly parents: string | undefined;
}

/** A node on a page, in the sizes of a map at its full size. */
export function MapCard({ drawn: { node, x, y }, height, counts, listed, parents }: MapCardProps) {
  const subtitle = nodeSubtitle(node, parents);
  const isLow = height < 120;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{`${node.name}, ${subtitle}`}</title>
      <CardGround width={width} height={height} counts={counts} />
      <CardHead node={node} width={width} lines={3} parents={parents} />
      {counts && <CardCounts counts={counts} top={isLow ? 58 : 66} />}
      {!isLow && <WorstControls listed={listed} />}
      {node.environment && <DrawnEnvironment environment={node.environment} right={width - 10} />}
    </g>
  );
}

interface CardHeadProps {
  readonly node: PipelineNode;
  /** For the card that it is in. */
  readonly width: number;
  /** The number of controls that fit. */
  readonly lines: number;
  readonly parents?: string | undefined;
}

/** The mark of a node, its name and its kind, each in two lines at most. */
export function CardHead({ node, width: wide, lines, parents }: CardHeadProps) {
  const room = wide - textLeft - inset.right;
  const name = wrapText(node.name, room, 13, 2);
  const what = wrapText(nodeSubtitle(node, parents), room, 11.5, Math.min(2, lines - name.length));
  return (
    <>
      <rect x={inset.left} y={11} width={30} height={30} rx={7} className="fill-bg stroke-line-strong" />
      <g transform={`translate(${inset.left + 7} 18)`} className="text-ink">
        <KindIcon kind={node.kind} />
      </g>
      {name.map((line, index) => (
        <text key={line} x={textLeft} y={23 + index * 16} fontSize={13} fontWeight={650} className="fill-ink">
          {line}
        </text>
      ))}
      {what.map((line, index) => (
        <text
          key={index}
          x={textLeft}
          y={22 + name.length * 16 + index * 14}
          fontSize={11.5}
          className="fill-soft"
        >
          {line}
        </text>
      ))}
    </>
  );
}

function CardCounts({ counts, top }: { readonly counts: Counts; readonly top: number }) {
  if (counts.inScope === 0) {
    return (
      <text x={inset.left} y={top + 14} fontSize={small} className="fill-soft">
        No controls in scope
      </text>
    );
  }
  const inPlace = standingOf(counts);
  const base = top + 25;
  return (
    <>
      <g transform={`translate(${inset.left} ${top})`}>
        <DrawnBar counts={counts} width={width - inset.left - inset.right} />
      </g>
      {inPlace > 0 && (
        <Glyph look={statusLooks[counts.verified > 0 ? "verified" : "declared"]} x={inset.left} y={base} />
      )}
      <text
        x={inset.left + (inPlace > 0 ? beside : 0)}
        y={base}
        fontSize={small}
        className={inPlace > 0 ? "fill-standing" : "fill-soft"}
      >
        {`${inPlace} of ${counts.inScope}`}
      </text>
      <OpenFigures figures={openFigures(counts)} y={base} />
    </>
  );
}

/** From the sign of a status to its words. */
const beside = 16;

/** Right-aligned, the last one in words; each sign is before its words by their width. */
function OpenFigures({ figures, y }: { readonly figures: readonly StatusCount[]; readonly y: number }) {
  let right = width - inset.right;
  const placed = figures.toReversed().map(({ status, count }, index) => {
    const words = index > 0 ? `${count}` : `${count} ${statusLooks[status].word.toLowerCase()}`;
    const one = { status, words, right, left: right - words.length * letter - beside };
    right = one.left - 8;
    return one;
  });
  return placed.toReversed().map((one) => (
    <Fragment key={one.status}>
      <Glyph look={statusLooks[one.status]} x={one.left} y={y} />
      <text x={one.right} y={y} fontSize={small} textAnchor="end" className={figureFills[one.status]}>
        {one.words}
      </text>
    </Fragment>
  ));
}

/** In pixels, for words of this size. */
const letter = 6;

/** On the same line as words whose base is at `y`. */
function Glyph({
  look: { Icon, text: ink },
  x,
  y,
}: {
  readonly look: Pick<(typeof statusLooks)[EffectiveStatus], "Icon" | "text">;
  readonly x: number;
  readonly y: number;
}) {
  return (
    <g transform={`translate(${x} ${y - 10.5})`} className={ink}>
      <Icon aria-hidden size={small} strokeWidth={2.4} />
    </g>
  );
}

/** The first controls to fix, below a rule. */
function WorstControls({ listed }: { readonly listed: readonly ListedControl[] }) {
  if (listed.length === 0) return null;
  return (
    <>
      <path d={`M${inset.left} 100.5H${width - inset.right}`} className="fill-none stroke-line" />
      {listed.map(({ status, title, isAccepted }, index) => (
        <Fragment key={title}>
          <Glyph look={isAccepted ? acceptedLook : statusLooks[status]} x={inset.left} y={115 + index * 16} />
          <text x={inset.left + beside + 2} y={115 + index * 16} fontSize={11.5} className="fill-ink">
            {clipText(
              isAccepted ? `Accepted: ${title}` : title,
              width - inset.left - beside - 2 - inset.right,
              11.5,
            )}
          </text>
        </Fragment>
      ))}
    </>
  );
}
