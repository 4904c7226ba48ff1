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
  /** The connections that are drawn as checked; absent: nobody has analysed the map, and none is. */
  readonly checked?: ReadonlySet<string> | undefined;
  /** By node id: the controls to begin with, which its card names. */
  readonly worst?: ReadonlyMap<string, readonly ListedControl[]> | undefined;
  /** What differs from another state, to be seen before all else. */
  readonly marks?: ChangeMarks;
  /** A way in that is marked, step by step. */
  readonly way?: readonly AttackStep[] | undefined;
  /** The node whose control is the first to fund. */
  readonly fundFirst?: string | undefined;
  /** Told in the heads of the lanes, with how many are open; absent: they say their names alone. */
  readonly stageCounts?: StageCounts | undefined;
  /** Of the state that it is compared with: told where another number is open now. */
  readonly stageCountsBefore?: StageCounts | undefined;
  /** How wide it is where it is seen, in pixels, if that is known: its words are to be read there. */
  readonly shownAt?: number;
  readonly className?: string;
}

/** Where a map stands in a frame that scrolls: as large as the frame, as long as its words can be read. */
export const fittedMap = "h-auto max-w-[max(100%,36rem)]";

/** In CSS pixels; a map further spread out than this is drawn smaller. */
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

/** The cards without a word: a few shapes in all however many nodes there are, with straight lines, which thousands of are drawn in no time. */
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
      {/* Of one pixel: thicker ones take three times as long to paint, and hide the cards of a large map. */}
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

/** What is not filled is not drawn: of a large map it would be a fifth of the picture. */
function addTo(paths: Map<string, string>, fill: string, path: string): void {
  if (fill !== "fill-none") paths.set(fill, `${paths.get(fill) ?? ""}${path}`);
}
