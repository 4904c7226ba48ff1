interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels: what is at most drawn, along a side and in all. */
export interface PngLimits {
  readonly side: number;
  readonly all: number;
}

/** The scale at which a picture can be drawn: the one that was asked for, or as large as the limits let it be. */
export function pngScale({ width, height }: Size, asked: number, { side, all }: PngLimits): number {
  const largest = Math.min(side / Math.max(width, height), Math.sqrt(all / (width * height)));
  if (largest >= asked) return asked;
  // In hundredths, but never nothing: of a map that is spread over a million units a picture is tiny, and there.
  const steps = largest < 0.01 ? 1e6 : 100;
  return Math.floor(largest * steps) / steps;
}
