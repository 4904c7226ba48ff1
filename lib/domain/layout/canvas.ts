/** The part of a window in which the map is drawn, below the heads of the lanes, and what stays free at its edges. In px. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width by height of the canvas for which the server lays out, as does anyone without a window. */
export const usualAspect = 1.8;
const [leastAspect, mostAspect] = [1.2, 2.2];
/** Windows that differ by less give the same map. */
const aspectStep = 0.05;

/** As large as the canvas of a window of 1440 by 900. */
const area = 1380 * 756;
const margins = { side: 24, top: 22, bottom: 26 } as const;
/** The canvas of a window of 1024 by 768. */
export const smallCanvas: Canvas = { width: 964, height: 624, side: 16, top: 14, bottom: 14 };
/** A map that one person tidies up is opened in a small window by the next: where it can, it is no smaller there than this. */
export const leastSmallZoom = 0.72;
/** Above a first row in which a zone begins, for its title. */
const zoneTitle = 24;
const mostZoom = 1.5;

/** A canvas of the usual size and of this width by height, which is clamped to 1.2 to 2.2. */
export function canvasOf(aspect: number): Canvas {
  const steps = Math.round(Math.min(mostAspect, Math.max(leastAspect, aspect)) / aspectStep);
  const height = Math.sqrt(area / (steps * aspectStep));
  return { width: area / height, height, ...margins };
}

/** The room for cards in px. */
export function roomIn(
  { width, height, side, top, bottom }: Canvas,
  hasZoneOnTop: boolean,
): { readonly width: number; readonly height: number } {
  return { width: width - 2 * side, height: height - top - bottom - (hasZoneOnTop ? zoneTitle : 0) };
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
