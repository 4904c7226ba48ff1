import { type NodeHandle, Position } from "@xyflow/react";
import { cardSize } from "@/lib/domain/pipeline/lanes";

const size = 12;
const y = (cardSize.height - size) / 2;

/** Where lines may begin and end, known before a card is drawn: one off the screen has its lines too. */
export const cardHandles: NodeHandle[] = [
  { type: "target", position: Position.Left, x: -size / 2, y, width: size, height: size },
  { type: "source", position: Position.Right, x: cardSize.width - size / 2, y, width: size, height: size },
];
