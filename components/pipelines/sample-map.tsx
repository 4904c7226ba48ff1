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

/** How wide the sample is in its card, in pixels: so wide that every name is whole. */
const shownAt = 520;
/** Rows are closer than on the map, and leave no room for titles of zones: the picture is beside the other ways to begin, and all are seen at once. */
const closer = 0.95;
const drawn = {
  ...sampleDocument,
  zones: [],
  nodes: sampleDocument.nodes.map((node) => ({
    ...node,
    position: { x: node.position.x, y: node.position.y * closer },
  })),
};

/** The sample's map, with what it shows today. */
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

/** What the sample shows, and that it goes away as easily. */
export function sampleSummary({ open, openWays }: Pick<SampleFigures, "open" | "openWays">): string {
  return `A web shop with ${sampleDocument.nodes.length} nodes, ${open} open controls and ${openWayWords(openWays)}. Yours to change; remove it with one click when you are done.`;
}
