import { aroundAll } from "../drawing/box";
import { type ZoneBox, zoneBoxes } from "../drawing/zone-boxes";
import type { PipelineNode, Zone } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";

const apart = 60;

/** A box for every zone, in whole map units: around its members, and for one without any, below the map. */
export function drawnZones(zones: readonly Zone[], nodes: readonly PipelineNode[]): readonly ZoneBox[] {
  const cards = nodes.map((node) => ({ ...node.position, node }));
  const boxes = new Map(zoneBoxes(zones, cards, { ...cardSize, unit: 1 }).map((box) => [box.id, box]));
  const map = aroundAll(cards.map(({ x, y }) => ({ x, y, ...cardSize })));
  let { x } = map;
  return zones.map(({ id, name }) => {
    const box = boxes.get(id);
    if (box) {
      const [left, top] = [Math.floor(box.x), Math.floor(box.y)];
      return {
        id,
        name,
        x: left,
        y: top,
        width: Math.ceil(box.x + box.width) - left,
        height: Math.ceil(box.y + box.height) - top,
      };
    }
    const empty = { id, name, x, y: map.y + map.height + apart, ...cardSize };
    x += cardSize.width + apart;
    return empty;
  });
}
