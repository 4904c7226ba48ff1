import { type BundleLook, bundleWidth } from "@/lib/domain/drawing/group-bundles";
import { lineStrokes, type LineStroke } from "./line-look";

/** Drawn as one of its lines, only wider. */
export function bundleStroke(look: BundleLook, count: number): LineStroke {
  const stroke = lineStrokes[look];
  const width = bundleWidth(count);
  const arrow = Math.max(stroke.arrow, width + 5);
  switch (look) {
    case "unchecked":
      return { ...stroke, arrow, width: width + 1, dash: [0.1, width + 3.5] };
    case "unset":
      return { ...stroke, arrow, width: Math.max(stroke.width, width + 2) };
    case "checked":
    case "hand":
    case "tool":
    case "credential":
      return { ...stroke, arrow, width };
  }
}

/** In pixels: the width of a bundle's label, which shows its number of lines. */
export function bundleLabelWidth(count: number, isByHand: boolean): number {
  return 14 + String(count).length * 7 + (isByHand ? 17 : 0);
}
