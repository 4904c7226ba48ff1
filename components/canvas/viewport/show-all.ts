import type { Viewport } from "@xyflow/react";
import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { MapInstance } from "../map/flow-types";
import { visibleArea } from "../keyboard/reveal";
import { closestFit, fitCards } from "./fit-cards";
import { beginMove, motion } from "./move-map";

/** The head of a lane, which stays where it is while the map moves under it. In pixels of the screen. */
export const laneHead = 52;
/** In pixels, above a first row of cards in which a zone or a group begins. */
const titleRoom = 24;

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

/** The viewport in which all cards are seen, with room around them, in what nothing lies over; undefined where there is no map or nothing on it. */
export function viewOfAll(nodes: readonly PipelineNode[]): Viewport | undefined {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  const area = visibleArea();
  if (!pane || !area || nodes.length === 0) return undefined;
  const margins = fitMargins(area.right - area.left, pane.height, nodes);
  return fitCards(
    nodes.map(({ position }) => position),
    {
      left: area.left - pane.left + margins.left,
      top: area.top - pane.top + margins.top,
      right: area.right - pane.left - margins.right,
      bottom: area.bottom - pane.top - margins.bottom,
    },
  );
}

/** Fits all cards into what nothing lies over. */
export function showAll(instance: MapInstance | undefined): void {
  const whole = viewOfAll(instance?.getNodes().map(({ data }) => data.node) ?? []);
  if (!whole) return;
  beginMove();
  void instance?.setViewport(whole, motion());
}

/** Fits these cards alone. */
export function showOnly(instance: MapInstance | undefined, nodes: readonly PipelineNode[]): void {
  beginMove();
  void instance?.fitView({ nodes: [...nodes], maxZoom: closestFit, padding: 0.2, ...motion() });
}
