import { mostInCells } from "../layout/most-in-cells";
import type { PipelineNode, Zone } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import { type Box, boxesMeet } from "./box";
import { cardHeight } from "./card-fits";
import { zoneBoxes } from "./zone-boxes";

/**
 * The zones whose frames would mislead: another frame overlaps theirs, or a foreign card is inside. In the order of the zones.
 * None on a map of more than 40 nodes, which has groups instead.
 */
export function zonesToTidy<Z extends Pick<Zone, "id" | "name">>(
  zones: readonly Z[],
  nodes: readonly Pick<PipelineNode, "zone" | "position">[],
): readonly Z[] {
  if (nodes.length > mostInCells) return [];
  const size = { width: cardSize.width, height: cardHeight(nodes.map(({ position }) => position)) };
  const cards = nodes.map((node) => ({ node, ...node.position }));
  const frames = new Map(zoneBoxes(zones, cards, { ...size, unit: 1 }).map((frame) => [frame.id, frame]));
  const isAlone = (frame: Box, id: string) =>
    [...frames.values()].every((other) => other.id === id || !boxesMeet(frame, other)) &&
    cards.every(({ node, x, y }) => node.zone === id || !boxesMeet(frame, { x, y, ...size }));
  return zones.filter(({ id }) => {
    const frame = frames.get(id);
    return frame !== undefined && !isAlone(frame, id);
  });
}
