import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { MapInstance } from "../map/flow-types";
import { visibleArea } from "../keyboard/reveal";
import { beginMove, motion } from "./move-map";

/** The head of a lane, which stays where it is while the map moves under it. In pixels of the screen. */
export const laneHead = 52;
/** In pixels, above a first row of cards in which a zone or a group begins. */
const titleRoom = 24;
/** Larger than this, cards would have more room than they have to say. */
export const closestFit = 1.5;

/**
 * The room to leave around what is fitted, in pixels of the screen: less where there is little, more above where the
 * title of a zone or a group stands.
 */
export function fitMargins(width: number, height: number, nodes: readonly PipelineNode[]) {
  const zoned = nodes.filter(({ zone }) => zone !== undefined);
  const beside = width < 1000 ? 16 : 24;
  const isLow = height < 700;
  const hasTitleOnTop = nodes.length > mostInCells || highest(zoned) < highest(nodes) + titleRoom;
  return {
    left: beside,
    right: beside,
    top: (isLow ? 14 : 22) + (hasTitleOnTop ? titleRoom : 0),
    bottom: isLow ? 14 : 26,
  };
}

function highest(nodes: readonly PipelineNode[]): number {
  return nodes.reduce((top, { position: { y } }) => Math.min(top, y), Infinity);
}

/** Fits all cards into what nothing lies over. */
export function showAll(instance: MapInstance | undefined): void {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  const area = visibleArea();
  if (!pane || !area) return;
  const nodes = instance?.getNodes().map(({ data }) => data.node) ?? [];
  const margins = fitMargins(area.right - area.left, pane.height, nodes);
  const padding = {
    left: `${area.left - pane.left + margins.left}px`,
    top: `${area.top - pane.top + margins.top}px`,
    right: `${pane.right - area.right + margins.right}px`,
    bottom: `${pane.bottom - area.bottom + margins.bottom}px`,
  } as const;
  beginMove();
  void instance?.fitView({ maxZoom: closestFit, padding, ...motion() });
}

/** Fits these cards alone. */
export function showOnly(instance: MapInstance | undefined, nodes: readonly PipelineNode[]): void {
  beginMove();
  void instance?.fitView({ nodes: [...nodes], maxZoom: closestFit, padding: 0.2, ...motion() });
}
