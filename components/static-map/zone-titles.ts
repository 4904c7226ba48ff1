import type { Box } from "@/lib/domain/drawing/box";
import { placeTitle } from "@/lib/domain/drawing/place-titles";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { MapDrawing } from "./drawing";

/** In units of the drawing: a letter of a title at 12 bold, what lies beside the letters, and its height. */
const [letter, beside, height] = [7, 14, 18] as const;

/** The tabs with the environment, on the upper edge of cards: titles and labels give way to them. */
export function tabBoxes({ nodes }: MapDrawing): readonly Box[] {
  return nodes.flatMap(({ node, x, y }) =>
    node.environment ? [{ x: x + cardSize.width - 74, y: y - 11, width: 66, height: 20 }] : [],
  );
}

/** Where the title of each zone lies on its upper edge, by the id of the zone: as on the map, where no line passes. */
export function zoneTitles(drawing: MapDrawing): ReadonlyMap<string, Box> {
  const lines = drawing.edges.map(({ points }) => points);
  const tabs = tabBoxes(drawing);
  return new Map(
    drawing.zones.map((zone) => {
      const width = zone.name.length * letter + beside;
      return [zone.id, { ...placeTitle(zone, width, height, lines, tabs), width, height }];
    }),
  );
}
