import { clsx } from "clsx";
import { type LucideIcon, Minus, Pencil, Plus, TrendingDown, TrendingUp } from "lucide-react";
import type { ReactNode } from "react";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Point } from "@/lib/domain/drawing/box";
import type { LineStroke } from "@/components/marks/line-look";
import type { DrawnNode } from "./drawing";

/** The differences of a map from another state. */
export type ChangeLook = "added" | "removed" | "worse" | "better" | "changed";

export interface CardMark {
  /** For its border. */
  readonly look: ChangeLook;
  /** Below the card: "2 worse". */
  readonly badges: readonly { readonly look: ChangeLook; readonly text: string }[];
}

export interface ChangeMarks {
  /** By the ids of nodes. */
  readonly nodes: ReadonlyMap<string, CardMark>;
  /** By the ids of connections. */
  readonly edges: ReadonlyMap<string, "added" | "removed" | "changed">;
}

interface Look {
  readonly Icon: LucideIcon;
  /** For a card; broken if it is removed. */
  readonly border: string;
  /** For a badge and its words: filled for better and worse, so that colour is not needed. */
  readonly badge: string;
  readonly ink: string;
  /** For its sign. */
  readonly glyph: string;
}

export const changeLooks: { readonly [L in ChangeLook]: Look } = {
  added: {
    Icon: Plus,
    border: "stroke-standing",
    badge: "fill-panel stroke-standing",
    ink: "fill-standing",
    glyph: "text-standing",
  },
  removed: {
    Icon: Minus,
    border: "stroke-control [stroke-dasharray:7_5]",
    badge: "fill-panel stroke-control [stroke-dasharray:3_2]",
    ink: "fill-soft",
    glyph: "text-soft",
  },
  worse: {
    Icon: TrendingDown,
    border: "stroke-missing",
    badge: "fill-missing stroke-missing",
    ink: "fill-panel",
    glyph: "text-panel",
  },
  better: {
    Icon: TrendingUp,
    border: "stroke-standing",
    badge: "fill-standing stroke-standing",
    ink: "fill-panel",
    glyph: "text-panel",
  },
  changed: {
    Icon: Pencil,
    border: "stroke-blue",
    badge: "fill-panel stroke-blue",
    ink: "fill-blue",
    glyph: "text-blue",
  },
};

const { width } = cardSize;
const badgeHeight = 22;
/** In pixels: how far a badge extends below its card, whose figures are just above the edge. The badge of a removed card, which has no figures, is inside: the label of its line is below. */
const overCard = { others: 3, removed: badgeHeight + 6 } as const;

interface ChangedCardProps {
  readonly marks: ChangeMarks | undefined;
  readonly drawn: DrawnNode;
  readonly height: number;
  /** Map units to a pixel. */
  readonly unit: number;
  readonly children: ReactNode;
}

/** A card with its change around it; an unchanged one is dimmed. */
export function ChangedCard({ marks, drawn: { node, x, y }, height, unit, children }: ChangedCardProps) {
  if (!marks) return children;
  const mark = marks.nodes.get(node.id);
  if (!mark) return <g className="opacity-40">{children}</g>;
  const { border } = changeLooks[mark.look];
  const over = mark.look === "removed" ? overCard.removed : overCard.others;
  return (
    <g data-card={node.id} className="group/card">
      {/* Behind the card, whose environment tab crosses its edge. */}
      <rect
        x={x - 1}
        y={y - 1}
        width={width + 2}
        height={height + 2}
        rx={11}
        strokeWidth={4 * unit}
        className={clsx("fill-none", border)}
      />
      <g className={clsx(mark.look === "removed" && "opacity-55")}>{children}</g>
      {mark.look === "removed" && (
        <path
          d={`M${x + 8} ${y + height - 8}L${x + width - 8} ${y + 8}`}
          strokeWidth={1.5 * unit}
          className={border}
        />
      )}
      <rect
        x={x - 5}
        y={y - 5}
        width={width + 10}
        height={height + 10}
        rx={14}
        strokeWidth={2.5}
        className="hidden fill-none stroke-ink group-data-current/card:block"
      />
      <g transform={`translate(${x + 10 * unit} ${y + height - over * unit}) scale(${unit})`}>
        <Badges badges={mark.badges} />
      </g>
    </g>
  );
}

function Badges({ badges }: Pick<CardMark, "badges">) {
  const widths = badges.map(({ text }) => 32 + text.length * 7);
  return badges.map(({ look, text }, index) => {
    const { Icon, badge, ink, glyph } = changeLooks[look];
    const left = widths.slice(0, index).reduce((sum, wide) => sum + wide + 4, 0);
    return (
      <g key={look} transform={`translate(${left} 0)`}>
        <rect
          width={widths[index]}
          height={badgeHeight}
          rx={look === "worse" || look === "better" ? badgeHeight / 2 : 5}
          strokeWidth={1.5}
          className={badge}
        />
        <g transform="translate(8 5)" className={glyph}>
          <Icon aria-hidden size={12} strokeWidth={2.6} />
        </g>
        <text x={24} y={15} fontSize={11.5} fontWeight={700} className={ink}>
          {text}
        </text>
      </g>
    );
  });
}

/** The stroke of a changed line: an added one has a colour, a removed one is broken, both by a sign. */
export function changedStroke(stroke: LineStroke, mark: ChangeLook | undefined): LineStroke {
  if (mark === "added") return { ...stroke, stroke: "!stroke-standing", fill: "fill-standing" };
  return mark === "removed" ? gone : stroke;
}

const gone: LineStroke = {
  stroke: "!stroke-ink",
  fill: "fill-ink",
  width: 2.5,
  dash: [7, 5],
  arrow: 9,
};

interface ChangedLineProps {
  readonly mark: ChangeLook | undefined;
  readonly points: readonly Point[];
  /** Map units to a pixel. */
  readonly unit: number;
}

/** Near the start of a line that came or is gone: the sign that its list and its cards have. */
export function LineSign({ mark, points, unit }: ChangedLineProps) {
  const [start, next] = points;
  if ((mark !== "added" && mark !== "removed") || !start || !next) return null;
  const { Icon, badge, glyph } = changeLooks[mark];
  const length = Math.hypot(next.x - start.x, next.y - start.y);
  const share = length === 0 ? 0 : Math.min(0.5, (14 * unit) / length);
  const [x, y] = [start.x + (next.x - start.x) * share, start.y + (next.y - start.y) * share];
  return (
    <g transform={`translate(${x} ${y}) scale(${unit})`}>
      <circle r={8} strokeWidth={1.5} className={badge} />
      <g transform="translate(-6 -6)" className={glyph}>
        <Icon aria-hidden size={12} strokeWidth={2.6} />
      </g>
    </g>
  );
}
