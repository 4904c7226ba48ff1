interface Size {
  readonly width: number;
  readonly height: number;
}

/** What every current browser draws: at most so long a side, and so many pixels. */
const longestSide = 16_000;
const mostPixels = 64_000_000;

/** The scale at which a picture can be drawn: the one that was asked for, or as large as a browser can. */
export function pngScale({ width, height }: Size, asked: number): number {
  const largest = Math.min(longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  return largest >= asked ? asked : Math.floor(largest * 100) / 100;
}
