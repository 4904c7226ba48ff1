import { clsx } from "clsx";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { parentsByNode } from "@/lib/domain/pipeline/parent-images";
import type { ChangeMarks } from "./change-marks";
import { describeMap, mapFigures } from "./describe-map";
import { shownWay } from "./shown-way";
import { layoutMap, mostCards, type MapDrawing } from "./drawing";
import { MapCards } from "./map-cards";
import { MapGroups } from "./map-groups";
import { MapGround } from "./map-ground";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { StageCounts } from "@/lib/domain/posture/coverage/coverage";
import type { AttackStep } from "@/lib/domain/posture/ways-in/attack-steps";
import { heatOf, type ListedControl, worstOf } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { edgeFills, heats } from "./status-fills";

const { width } = cardSize;

export interface StaticMapProps {
  readonly document: Pick<PipelineDocument, "name" | "nodes" | "edges" | "zones" | "images">;
  /** By node id; a node without counts gets no bar. */
  readonly counts?: Readonly<Record<string, Counts>>;
  /** The connections drawn as checked; absent without an analysis: none is. */
  readonly checked?: ReadonlySet<string> | undefined;
  /** By node id: the first controls to fix, which its card names. */
  readonly worst?: ReadonlyMap<string, readonly ListedControl[]> | undefined;
  /** The differences from another state, which stand out. */
  readonly marks?: ChangeMarks;
  /** A marked entry point, step by step. */
  readonly way?: readonly AttackStep[] | undefined;
  /** The node of the first control to fund. */
  readonly fundFirst?: string | undefined;
  /** For the lane heads, with their numbers of gaps; absent: only the names. */
  readonly stageCounts?: StageCounts | undefined;
  /** For the compared state: shown if the number of gaps differs. */
  readonly stageCountsBefore?: StageCounts | undefined;
  /** The width on screen, in pixels, if known: its words must be readable there. */
  readonly shownAt?: number;
  readonly className?: string;
}

/** For a map in a scrolling frame: as large as the frame, as long as its words are readable. */
export const fittedMap = "h-auto max-w-[max(100%,36rem)]";

/** In CSS pixels; a larger map is drawn smaller. */
const widest = 6000;

/** The map as one picture drawn by the server: nothing to run in the browser, fit for print. */
export function StaticMap({
  document,
  counts,
  checked,
  worst,
  marks,
  way,
  fundFirst,
  stageCounts,
  stageCountsBefore,
  shownAt,
  className,
}: StaticMapProps) {
  const drawing = layoutMap(document, checked, shownAt);
  const hasCards = document.nodes.length <= mostCards;
  const scale = Math.min(1, widest / drawing.width);
  return (
    <svg
      role="img"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      {...(hasCards ? { width: drawing.width * scale, height: drawing.height * scale } : {})}
      className={clsx(
        "block",
        hasCards ? "shrink-0 print:h-auto print:w-full" : "h-[70dvh] w-full",
        className,
      )}
    >
      <title>{`Map of ${document.name}: ${mapFigures(document)}`}</title>
      <desc>{describeMap(document)}</desc>
      <MapGround
        drawing={drawing}
        isNamed={hasCards || drawing.groups.length > 0}
        stageCounts={stageCounts}
        stageCountsBefore={stageCountsBefore}
      />
      <MapGroups drawing={drawing} counts={counts ?? {}} />
      {hasCards ? (
        <MapCards
          drawing={drawing}
          counts={counts ?? {}}
          worst={worst}
          marks={marks}
          way={way && shownWay(way)}
          fundFirst={fundFirst}
          parents={parentsByNode(document)}
        />
      ) : (
        <MapOutline drawing={drawing} counts={counts ?? {}} />
      )}
    </svg>
  );
}

interface MapOutlineProps {
  readonly drawing: MapDrawing;
  readonly counts: Readonly<Record<string, Counts>>;
}

/** The cards without words: a few shapes in total for any number of nodes, with straight lines, of which thousands draw fast. */
function MapOutline({ drawing, counts }: MapOutlineProps) {
  const middles = new Map(
    drawing.nodes.map(({ node, x, y }) => [node.id, `${x + width / 2} ${y + drawing.cardHeight / 2}`]),
  );
  const lines = drawing.edges
    .map(({ edge }) => `M${middles.get(edge.source)}L${middles.get(edge.target)}`)
    .join("");
  const card = `h${width}v${drawing.cardHeight}h-${width}z`;
  const strip = `h20v${drawing.cardHeight}h-20z`;
  const byHeat = new Map<string, string>();
  const byWorst = new Map<string, string>();
  for (const { node, x, y } of drawing.nodes) {
    const own = counts[node.id];
    const worst = own && worstOf(own);
    if (!own || !worst) continue;
    addTo(byHeat, heats[heatOf(own)], `M${x} ${y}${card}`);
    addTo(byWorst, edgeFills[worst.status], `M${x} ${y}${strip}`);
  }
  return (
    <>
      {/* One pixel wide: thicker ones take three times as long to paint, and hide the cards of a large map. */}
      <path
        d={lines}
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-blue/50"
      />
      {stages.map((stage) => {
        const cards = drawing.nodes.filter(({ node }) => node.stage === stage);
        return cards.length === 0 ? null : (
          <path
            key={stage}
            d={cards.map(({ x, y }) => `M${x} ${y}${card}`).join("")}
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
            className="fill-panel stroke-control"
          />
        );
      })}
      {[...byHeat, ...byWorst].map(([fill, path]) => (
        <path key={fill} d={path} className={fill} />
      ))}
    </>
  );
}

/** Unfilled shapes are not drawn: on a large map they would be a fifth of the picture. */
function addTo(paths: Map<string, string>, fill: string, path: string): void {
  if (fill !== "fill-none") paths.set(fill, `${paths.get(fill) ?? ""}${path}`);
}
