import { StaticMap } from "@/components/static-map/static-map";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { openWayWords } from "@/lib/domain/portfolio/portfolio-sentence";
import type { Counts } from "@/lib/domain/posture/posture";

export interface SampleFigures {
  readonly counts: Readonly<Record<string, Counts>>;
  readonly checked: ReadonlySet<string>;
  readonly open: number;
  readonly openWays: Parameters<typeof openWayWords>[0];
}

/** The sample's width in its card, in pixels: enough for full names. */
const shownAt = 520;
/** Rows closer than on the map, without zone titles, so that all ways to start fit on one screen. */
const closer = 0.95;
const drawn = {
  ...sampleDocument,
  zones: [],
  nodes: sampleDocument.nodes.map((node) => ({
    ...node,
    position: { x: node.position.x, y: node.position.y * closer },
  })),
};

/** The sample's map with its current results. */
export function SampleMap({ counts, checked }: Pick<SampleFigures, "counts" | "checked">) {
  return (
    <StaticMap
      document={drawn}
      counts={counts}
      checked={checked}
      shownAt={shownAt}
      className="h-auto w-full max-w-[520px]"
    />
  );
}

/** The sample's figures, with a note that removal is easy. */
export function sampleSummary({ open, openWays }: Pick<SampleFigures, "open" | "openWays">): string {
  return `A web shop with ${sampleDocument.nodes.length} nodes, ${open} gaps and ${openWayWords(openWays)}. You can change it, and remove it with one click.`;
}
