import type { Size } from "@/lib/domain/layout/canvas";
import type { LayoutEdge, LayoutNode, Positions } from "@/lib/domain/layout/layout-graph";
import { tidySelection } from "@/lib/domain/layout/tidy-selection";
import { tidyUp } from "@/lib/domain/layout/tidy-up";

export interface LayoutRequest {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  /** For the canvas, below the lane heads. */
  readonly size?: Size;
  readonly selected?: ReadonlySet<string>;
}

export type LayoutAnswer =
  | { readonly type: "ready" }
  | { readonly type: "done"; readonly positions: Positions };

export function answerLayout({ nodes, edges, size, selected }: LayoutRequest): Positions {
  return selected === undefined ? tidyUp(nodes, edges, size) : tidySelection(nodes, edges, selected);
}
