interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels: the drawing limits, along a side and in total. */
export interface PngLimits {
  readonly side: number;
  readonly all: number;
}

/** The scale at which a picture can be drawn: the requested one, or the largest within the limits. */
export function pngScale({ width, height }: Size, asked: number, { side, all }: PngLimits): number {
  const largest = Math.min(side / Math.max(width, height), Math.sqrt(all / (width * height)));
  if (largest >= asked) return asked;
  // In hundredths, but never zero: a map spread over a million units makes a tiny picture.
  const steps = largest < 0.01 ? 1e6 : 100;
  return Math.floor(largest * steps) / steps;
}
