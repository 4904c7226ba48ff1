import type { PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { type Box } from "@/lib/domain/drawing/box";
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
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + cardSize.width);
    bottom = Math.max(bottom, position.y + cardSize.height);
  }
  if (nodes.length === 0) return { scale: 1, left: 0, top: 0, cards: { x: 0, y: 0, width: 0, height: 0 } };
  const scale = Math.min(
    (overviewSize.width - 2 * margin) / (right - left),
    (overviewSize.height - 2 * margin) / (bottom - top),
  );
  return {
    scale,
    cards: { x: left, y: top, width: right - left, height: bottom - top },
    left: (left + right) / 2 - overviewSize.width / 2 / scale,
    top: (top + bottom) / 2 - overviewSize.height / 2 / scale,
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
