import type { Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

export interface Curve {
  readonly path: string;
  readonly head: string;
  readonly middle: Position;
  /** A short level line would vanish under its label, which then stands above it and is as short. */
  readonly isShort?: true;
}

interface Ends {
  readonly from: Position;
  readonly to: Position;
  /** Steps aside from the straight way, so that parallel hand-overs don't hide each other. */
  readonly aside: number;
}

const headLength = 9;
const headWidth = 5;
const shortLine = 110;
const levelLine = 30;
const { width, height } = cardSize;

/** From the edge of one card to the edge of another, given their top left corners: sideways where there is room, else up or down. */
export function curveBetween({ from, to, aside }: Ends): Curve {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const isSideways = Math.abs(dx) >= width * 0.8 || (dx !== 0 && Math.abs(dy) < height * 0.8);
  return isSideways
    ? sideways({ from, to, aside }, dx > 0 ? 1 : -1)
    : upright({ from, to, aside }, dy > 0 ? 1 : -1);
}

export function curveToItself(at: Position): Curve {
  const [x, y] = [at.x + width - 44, at.y];
  const end = { x: x + 28, y };
  return {
    path: `M${x} ${y}C${x - 8} ${y - 40} ${end.x + 8} ${y - 40} ${end.x} ${y - headLength}`,
    head: headAt(end, { x: 0, y: 1 }),
    middle: { x: x + 14, y: y - 30 },
  };
}

function sideways({ from, to, aside }: Ends, sign: 1 | -1): Curve {
  const start = { x: from.x + (sign > 0 ? width : 0), y: from.y + height / 2 + aside };
  const tip = { x: to.x + (sign > 0 ? 0 : width), y: to.y + height / 2 + aside };
  const end = { x: tip.x - sign * headLength, y: tip.y };
  const bend = sign * Math.max(24, Math.abs(end.x - start.x) / 2);
  const curve = bezier(
    start,
    { x: start.x + bend, y: start.y },
    { x: end.x - bend, y: end.y },
    end,
    headAt(tip, { x: sign, y: 0 }),
  );
  if (Math.abs(tip.x - start.x) >= shortLine || Math.abs(tip.y - start.y) >= levelLine) return curve;
  return { ...curve, middle: { x: curve.middle.x, y: curve.middle.y - 18 }, isShort: true };
}

function upright({ from, to, aside }: Ends, sign: 1 | -1): Curve {
  const start = { x: from.x + width / 2 + aside, y: from.y + (sign > 0 ? height : 0) };
  const tip = { x: to.x + width / 2 + aside, y: to.y + (sign > 0 ? 0 : height) };
  const end = { x: tip.x, y: tip.y - sign * headLength };
  const bend = sign * Math.max(20, Math.abs(end.y - start.y) / 2);
  return bezier(
    start,
    { x: start.x, y: start.y + bend },
    { x: end.x, y: end.y - bend },
    end,
    headAt(tip, { x: 0, y: sign }),
  );
}

function bezier(start: Position, first: Position, second: Position, end: Position, head: string): Curve {
  const middle = {
    x: (start.x + 3 * first.x + 3 * second.x + end.x) / 8,
    y: (start.y + 3 * first.y + 3 * second.y + end.y) / 8,
  };
  return {
    path: `M${round(start.x)} ${round(start.y)}C${round(first.x)} ${round(first.y)} ${round(second.x)} ${round(second.y)} ${round(end.x)} ${round(end.y)}`,
    head,
    middle,
  };
}

function headAt(tip: Position, way: Position): string {
  const back = { x: tip.x - way.x * headLength, y: tip.y - way.y * headLength };
  const across = { x: way.y * headWidth, y: way.x * headWidth };
  return `M${round(tip.x)} ${round(tip.y)}L${round(back.x + across.x)} ${round(back.y + across.y)}L${round(back.x - across.x)} ${round(back.y - across.y)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
