import { Hand } from "lucide-react";
import { LineDrawing } from "@/components/marks/line-drawing";
import { labelForms, labelWords } from "@/components/marks/line-labels";
import { isUnset, lineStrokes } from "@/components/marks/line-look";
import { statusLooks } from "@/components/marks/status";
import { type Box, scaled } from "@/lib/domain/drawing/box";
import { type PlacedLabel, placeLabels } from "@/lib/domain/drawing/place-labels";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { heatOf, type ListedControl, worstOf } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { ChangedCard, changedStroke, type ChangeMarks, LineSign } from "./change-marks";
import { wrapText } from "./clip-text";
import { DrawnEnvironment, hasEnvironments } from "./drawn-environment";
import type { DrawnNode, MapDrawing } from "./drawing";
import { FundBadge, fundBadge } from "./fund-badge";
import { CardHead, MapCard } from "./map-card";
import { edgeFills, heats, figureFills } from "./status-fills";
import { type ShownWay, WayCard, WayNumber, wayStroke } from "./shown-way";
import { linesInPixels, tabBoxes, zoneTitles } from "./zone-titles";

const { width } = cardSize;

interface MapCardsProps {
  readonly drawing: MapDrawing;
  readonly counts: Readonly<Record<string, Counts>>;
  /** By node id: the first controls to fix; absent: none is named. */
  readonly worst?: ReadonlyMap<string, readonly ListedControl[]> | undefined;
  readonly parents: ReadonlyMap<string, string>;
  /** The differences from another state: everything else is dimmed. */
  readonly marks?: ChangeMarks | undefined;
  /** A marked entry point. */
  readonly way?: ShownWay | undefined;
  /** The node of the first control to fund. */
  readonly fundFirst?: string | undefined;
}

export function MapCards({ drawing, counts, worst, parents, marks, way, fundFirst }: MapCardsProps) {
  const countsByNode = new Map(Object.entries(counts));
  const funding = fundBadge(drawing, fundFirst);
  const labels = labelsOf(drawing, way, funding);
  const { unit } = drawing;
  const isDimmed = ({ id }: PipelineEdge) => marks !== undefined && !marks.edges.has(id);
  return (
    <>
      {drawing.edges.map(({ edge, points, look }) => (
        <g key={edge.id} className={isDimmed(edge) ? "opacity-35" : undefined}>
          <LineDrawing
            points={points}
            look={
              way?.numbers.has(edge.id) === true
                ? wayStroke
                : changedStroke(lineStrokes[look], marks?.edges.get(edge.id))
            }
            scale={1 / unit}
          />
        </g>
      ))}
      {drawing.nodes.map((drawn) => (
        <ChangedCard key={drawn.node.id} marks={marks} drawn={drawn} height={drawing.cardHeight} unit={unit}>
          {way?.nodes.has(drawn.node.id) === true && (
            <WayCard drawn={drawn} height={drawing.cardHeight} unit={unit} />
          )}
          {unit > 1 ? (
            <MapTile
              drawn={drawn}
              height={drawing.cardHeight}
              unit={unit}
              counts={countsByNode.get(drawn.node.id)}
            />
          ) : (
            <MapCard
              drawn={drawn}
              height={drawing.cardHeight}
              counts={countsByNode.get(drawn.node.id)}
              listed={worst?.get(drawn.node.id) ?? []}
              parents={parents.get(drawn.node.id)}
            />
          )}
        </ChangedCard>
      ))}
      {drawing.edges.map(({ edge }) => {
        const label = labels.get(edge.id);
        return (
          label &&
          !isDimmed(edge) && (
            <g key={edge.id} transform={`scale(${unit})`}>
              {label.kind !== "number" && <MapEdgeLabel edge={edge} label={label} />}
              {label.number && <WayNumber at={label.number} number={way?.numbers.get(edge.id) ?? 0} />}
            </g>
          )
        );
      })}
      {marks &&
        drawing.edges.map(({ edge, points }) => (
          <LineSign key={edge.id} mark={marks.edges.get(edge.id)} points={points} unit={unit} />
        ))}
      {funding && (
        <g transform={`scale(${unit})`}>
          <FundBadge box={funding} />
        </g>
      )}
    </>
  );
}

/** In pixels: they keep their size in a smaller picture. */
function labelsOf(drawing: MapDrawing, way: ShownWay | undefined, funding: Box | undefined) {
  const { edges, nodes, cardHeight, width: wide, height, unit } = drawing;
  const lines = linesInPixels(drawing);
  const wishes = edges.map(({ edge }, index) => {
    const number = way?.numbers.has(edge.id) === true;
    return {
      id: edge.id,
      points: lines[index] ?? [],
      forms: labelForms(edge, { signs: 0 }, number),
      isAlwaysShown: edge.automated === false,
      number,
    };
  });
  return placeLabels(wishes, {
    cards: nodes.map(({ x, y }) => scaled({ x, y, width, height: cardHeight }, 1 / unit)),
    others: [...tabBoxes(drawing), ...zoneTitles(drawing).values(), ...(funding ? [funding] : [])],
    edges: scaled({ x: 0, y: 0, width: wide, height }, 1 / unit),
  });
}

/** The artifact; drawn after every line, so that none crosses it. */
function MapEdgeLabel({ edge, label }: { readonly edge: PipelineEdge; readonly label: PlacedLabel }) {
  const { full, short } = labelWords(edge);
  const isByHand = edge.automated === false;
  const isSign = label.kind === "sign" || label.kind === "stack";
  const text = label.kind === "short" ? short : full;
  const labelWidth = isSign
    ? 20
    : (labelForms(edge, { signs: 0 }, false).find(({ kind }) => kind === label.kind)?.width ?? 20);
  const isOpen = isUnset(edge);
  const border = isByHand
    ? "stroke-ink"
    : isOpen
      ? "stroke-blue [stroke-dasharray:3_2]"
      : "stroke-line-strong";
  const ink = isByHand ? "fill-ink" : isOpen ? "fill-blue" : "fill-soft";
  if (isSign && !isByHand) return null;
  return (
    <g transform={`translate(${label.x} ${label.y})`}>
      <title>{full}</title>
      <rect
        x={0.5}
        y={0.5}
        width={labelWidth - 1}
        height={19}
        rx={9.5}
        className={`${isSign ? "fill-ink" : "fill-panel"} ${border}`}
      />
      {isByHand && (
        <>
          {!isSign && <circle cx={10} cy={10} r={7} className="fill-ink" />}
          <g transform="translate(5 5)" className="text-panel">
            <Hand aria-hidden size={10} strokeWidth={2.4} />
          </g>
        </>
      )}
      {!isSign && (
        <text
          x={labelWidth / 2 + (isByHand ? 6 : 0)}
          y={14}
          fontSize={11}
          textAnchor="middle"
          className={ink}
        >
          {text}
        </text>
      )}
    </g>
  );
}

/** The least height for two lines of a name and a figure, at the nominal size of `text`. */
const leastHigh = 45;
const text = 11;
/** From this height a card has room for its mark and kind, above its figure. */
const roomy = { wide: 140, high: 84 } as const;
/** From this height four lines fit above its figure. */
const leastForFour = 90;
/** A narrower card has no room for the total. */
const leastForTotal = 72;

interface MapTileProps {
  readonly drawn: DrawnNode;
  readonly height: number;
  /** Map units to a pixel. */
  readonly unit: number;
  readonly counts: Counts | undefined;
}

/**
 * A card for a map that is seen whole and small: its name, and the worst of its controls. On a map too large for that its
 * words are as large as they fit.
 */
function MapTile({ drawn: { node, x, y }, height, unit, counts }: MapTileProps) {
  const own = Math.min(unit, height / leastHigh);
  const [wide, high] = [cardSize.width / own, height / own];
  const worst = counts && worstOf(counts);
  const look = worst && statusLooks[worst.status];
  const environment = hasEnvironments(unit) ? node.environment : undefined;
  const nameTop = environment ? 19 : 13;
  return (
    <g transform={`translate(${x} ${y}) scale(${own})`}>
      <title>{`${node.name}, ${nodeSubtitle(node)}`}</title>
      <rect width={wide} height={high} rx={6} className="fill-panel stroke-line-strong" />
      {counts && <rect width={wide} height={high} rx={6} className={heats[heatOf(counts)]} />}
      {worst && (
        <path d={`M4 0a4 4 0 0 0 -4 4v${high - 8}a4 4 0 0 0 4 4z`} className={edgeFills[worst.status]} />
      )}
      {wide >= roomy.wide && high >= roomy.high ? (
        <CardHead node={node} width={wide} lines={high < leastForFour ? 3 : 4} />
      ) : (
        wrapText(node.name, wide - 9, text, 2).map((line, index) => (
          <text
            key={line}
            x={7}
            y={nameTop + index * 12.5}
            fontSize={text}
            fontWeight={550}
            className="fill-ink"
          >
            {line}
          </text>
        ))
      )}
      {worst && look && (
        <g transform={`translate(7 ${high - 16})`}>
          <g className={look.text}>
            <look.Icon aria-hidden size={12} strokeWidth={2.6} />
          </g>
          <text x={14.5} y={10} fontSize={text} fontWeight={700} className={figureFills[worst.status]}>
            {worst.count}
          </text>
          {wide >= leastForTotal && (
            <text x={wide - 12} y={10} fontSize={text} textAnchor="end" className="fill-soft">
              of {counts.inScope}
            </text>
          )}
        </g>
      )}
      {environment && <DrawnEnvironment environment={environment} right={wide - 8} isShort />}
    </g>
  );
}
