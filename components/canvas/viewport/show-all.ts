import type { FitViewOptions, Viewport } from "@xyflow/react";
import { laneHead, marginsIn, topWithTitle, zoneTitle } from "@/lib/domain/layout/canvas";
import { mostInCells } from "@/lib/domain/layout/most-in-cells";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { MapInstance } from "../map/flow-types";
import { visibleArea } from "../keyboard/reveal";
import { closestFit, fitCards } from "./fit-cards";
import { beginMove, motion } from "./move-map";

/** In pixels: the frame of a group, and one bundle beside it. */
const sideWithBundles = 24;

/**
 * The margin around the fitted cards, in pixels of the screen: less if there is little room, more above for the title of a
 * zone or a group.
 */
function fitMargins(width: number, height: number, nodes: readonly PipelineNode[]) {
  const zoned = nodes.filter(({ zone }) => zone !== undefined);
  const { side, top, bottom } = marginsIn({ width, height: height - laneHead });
  const isGrouped = nodes.length > mostInCells;
  const hasTitleOnTop = isGrouped || highest(zoned) < highest(nodes) + zoneTitle;
  const beside = isGrouped ? Math.max(side, sideWithBundles) : side;
  return { left: beside, right: beside, top: hasTitleOnTop ? topWithTitle(top) : top, bottom };
}

function highest(nodes: readonly PipelineNode[]): number {
  return nodes.reduce((top, { position: { y } }) => Math.min(top, y), Infinity);
}

/** Like Show all; the room beside the map is known only once it is drawn. */
export function fitting(nodes: readonly PipelineNode[]): FitViewOptions {
  const { left, right, top, bottom } = fitMargins(innerWidth, innerHeight - 100, nodes);
  return {
    padding: { top: `${laneHead + top}px`, bottom: `${bottom}px`, left: `${left}px`, right: `${right}px` },
    maxZoom: closestFit,
  };
}

/** The viewport that shows all cards with a margin, beside all covers; undefined without a map or nodes. */
export function viewOfAll(nodes: readonly PipelineNode[]): Viewport | undefined {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  const area = visibleArea(true);
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

/** Fits all cards into the uncovered area. */
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
