/** The part of a window in which the map is drawn, below the heads of the lanes, in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What stays free at its edges as well. */
export interface Canvas extends Size {
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

const usualMargins = { side: 24, top: 22, bottom: 26 } as const;
/** The head of a lane, which stays in place while the map moves under it. In px. */
export const laneHead = 52;
const [leastAspect, mostAspect] = [1.2, 2.2];
/** Windows that differ by less give the same map: in width by height, and in px. */
const aspectStep = 0.05;
const pixelStep = 20;

/** The sizes of the canvas in windows of 1440 by 900 and of 900 by 700. */
const area = 1380 * 756;
const leastArea = 840 * 556;
/** The canvas of a window of 1024 by 768. */
export const smallCanvas = withMargins({ width: 964, height: 624 });
/** A tidied map may be opened in a smaller window: if possible, it is no smaller there than this. */
export const leastSmallZoom = 0.72;
/** Above a first row in which a zone begins, for its title: so much more, and enough for its frame and half of the letters. */
export const zoneTitle = 24;
const leastTopWithTitle = 42;
const mostZoom = 1.5;

/** A canvas of this width by height, as large as that of a window of 1440 by 900. */
export function sizeOf(aspect: number): Size {
  const height = Math.sqrt(area / aspect);
  return { width: area / height, height };
}

/** The size for which the server lays out, as does anyone without a window. */
export const usualSize = sizeOf(1.8);

/** What cells are chosen for: a canvas of the usual area and of this width by height, which is clamped to 1.2 to 2.2. */
export function canvasOf({ width, height }: Size): Canvas {
  const steps = Math.round(clampAspect(width / height) / aspectStep);
  return { ...sizeOf(steps * aspectStep), ...usualMargins };
}

/** What the cells are stretched for: the canvas as large as it is, without what makes it wider or higher than is of use, and not smaller than in a window of 900 by 700. */
export function canvasToFill({ width, height }: Size): Canvas {
  const aspect = clampAspect(width / height);
  const used = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) };
  const grow = Math.max(1, Math.sqrt(leastArea / (used.width * used.height)));
  return withMargins({ width: toStep(used.width * grow), height: toStep(used.height * grow) });
}

/** Whether a canvas is larger than that of a window of 1440 by 900, and not only by having been rounded up. */
export function isLarge({ width, height }: Size): boolean {
  return (width - pixelStep / 2) * (height - pixelStep / 2) > area;
}

/** What stays free around the cards: less in a small window, in px. */
export function marginsIn({ width, height }: Size): Omit<Canvas, keyof Size> {
  const isLow = height + laneHead < 700;
  return {
    side: width < 1000 ? 16 : usualMargins.side,
    top: isLow ? 14 : usualMargins.top,
    bottom: isLow ? 14 : usualMargins.bottom,
  };
}

function withMargins(size: Size): Canvas {
  return { ...size, ...marginsIn(size) };
}

function clampAspect(aspect: number): number {
  return Math.min(mostAspect, Math.max(leastAspect, aspect));
}

function toStep(length: number): number {
  return Math.round(length / pixelStep) * pixelStep;
}

/** What stays free above a first row in which a zone or a group begins, in px. @param top what stays free without */
export function topWithTitle(top: number): number {
  return Math.max(top + zoneTitle, leastTopWithTitle);
}

/** The room for cards in px. */
export function roomIn(
  { width, height, side, top, bottom }: Canvas,
  hasZoneOnTop: boolean,
): { readonly width: number; readonly height: number } {
  return { width: width - 2 * side, height: height - (hasZoneOnTop ? topWithTitle(top) : top) - bottom };
}

/** The zoom at which so many map units just fit. */
export function zoomThatFits(
  units: { readonly width: number; readonly height: number },
  canvas: Canvas,
  hasZoneOnTop: boolean,
): number {
  const room = roomIn(canvas, hasZoneOnTop);
  return Math.min(room.width / units.width, room.height / units.height, mostZoom);
}
