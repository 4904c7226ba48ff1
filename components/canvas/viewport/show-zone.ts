import { zoneBoxes } from "@/lib/domain/drawing/zone-boxes";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import { heightOfCards } from "../map/map-elements";
import { beginMove, moveUntilPressed } from "./move-map";

/** In pixels: the height of a title on its zone's upper edge, and the free room above it. */
const [half, margin] = [11, 8] as const;
/** A zone further up is out of sight on purpose. */
const most = 100;

/** Moves the map down if the lane heads cover the title of a zone: one created around the top cards. */
export function showZoneTitle(instance: MapInstance | undefined, pipeline: Pipeline, id: string): void {
  const zone = pipeline.zones.get(id);
  const area = visibleArea();
  if (!instance || !zone || !area) return;
  const now = instance.getViewport();
  const cards = [...pipeline.nodes.values()].map((node) => ({ node, ...node.position }));
  const measures = { width: cardSize.width, height: heightOfCards(pipeline.nodes), unit: 1 / now.zoom };
  const [box] = zoneBoxes([zone], cards, measures);
  if (!box) return;
  const under = area.top + margin - (instance.flowToScreenPosition(box).y - half);
  if (under <= 0 || under > most) return;
  beginMove();
  void moveUntilPressed(instance, { ...now, y: now.y + under });
}
