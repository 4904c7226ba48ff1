import { type Box, type Point, scaled } from "@/lib/domain/drawing/box";
import { placeTitles } from "@/lib/domain/drawing/place-titles";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { hasEnvironments } from "./drawn-environment";
import type { MapDrawing } from "./drawing";

/** In pixels: a letter of a title at 12 bold, its padding with the sign before it, and its height. */
const [letter, beside, height] = [6.6, 30, 18] as const;

/** The lines of the drawing in pixels on screen. */
export function linesInPixels({ edges, unit }: MapDrawing): readonly (readonly Point[])[] {
  return edges.map(({ points }) => points.map(({ x, y }) => ({ x: x / unit, y: y / unit })));
}

/** The environment tabs on the upper edge of cards, in pixels on screen: titles and labels give way to them. */
export function tabBoxes({ nodes, unit }: MapDrawing): readonly Box[] {
  if (!hasEnvironments(unit)) return [];
  return nodes.flatMap(({ node, x, y }) =>
    node.environment
      ? [{ x: (x + cardSize.width) / unit - 74, y: y / unit - 11, width: 66, height: 20 }]
      : [],
  );
}

/** The position of each zone's title on its upper edge, in pixels, by the id of the zone: as on the map, where no line crosses it. */
export function zoneTitles(drawing: MapDrawing): ReadonlyMap<string, Box> {
  const lines = linesInPixels(drawing);
  const tabs = tabBoxes(drawing);
  const frames = drawing.zones.map((zone) => ({
    box: scaled(zone, 1 / drawing.unit),
    width: zone.name.length * letter + beside,
  }));
  const titles = placeTitles(frames, height, lines, tabs);
  return new Map(drawing.zones.flatMap(({ id }, index) => (titles[index] ? [[id, titles[index]]] : [])));
}
