import type { PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { aroundCards } from "@/lib/domain/drawing/around-cards";
import { type Box, centreOf } from "@/lib/domain/drawing/box";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Counts } from "@/lib/domain/posture/posture";

export const overviewSize = { width: 200, height: 150 } as const;
const margin = 8;

export interface OverviewArea {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Around all cards, in map units. */
  readonly cards: Box;
}

export interface OverviewPaths {
  readonly paths: {
    readonly missing: string;
    readonly open: string;
    readonly standing: string;
    readonly none: string;
  };
  readonly area: OverviewArea;
}

export function overviewPaths(
  nodes: Iterable<PipelineNode>,
  countsOf: (id: string) => Counts,
): OverviewPaths {
  const all = [...nodes];
  const area = areaOf(all);
  const { scale, left, top } = area;
  const paths = { missing: "", open: "", standing: "", none: "" };
  const round = (value: number) => Math.round(value * 10) / 10;
  const shape = `h${round(cardSize.width * scale)}v${round(cardSize.height * scale)}h${-round(cardSize.width * scale)}z`;
  for (const { id, position } of all)
    paths[lookOf(countsOf(id))] +=
      `M${round((position.x - left) * scale)} ${round((position.y - top) * scale)}${shape}`;
  return { paths, area };
}

export function placeIn(
  { scale, left, top }: OverviewArea,
  clientX: number,
  clientY: number,
  box: { readonly left: number; readonly top: number },
): Position {
  return { x: (clientX - box.left) / scale + left, y: (clientY - box.top) / scale + top };
}

function areaOf(nodes: readonly PipelineNode[]): OverviewArea {
  const cards = aroundCards(nodes);
  if (nodes.length === 0) return { scale: 1, left: 0, top: 0, cards };
  const scale = Math.min(
    (overviewSize.width - 2 * margin) / cards.width,
    (overviewSize.height - 2 * margin) / cards.height,
  );
  const { x, y } = centreOf(cards);
  return {
    scale,
    cards,
    left: x - overviewSize.width / 2 / scale,
    top: y - overviewSize.height / 2 / scale,
  };
}

function lookOf({
  inScope,
  contradicted,
  missing,
  notAssessed,
  stale,
  partial,
  planned,
}: Counts): keyof OverviewPaths["paths"] {
  if (inScope === 0) return "none";
  if (contradicted + missing > 0) return "missing";
  return notAssessed + stale + partial + planned > 0 ? "open" : "standing";
}
