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

/** How wide the sample is in its card, in pixels. */
const shownAt = 460;

/** The sample's map, with what it shows today. */
export function SampleMap({ counts, checked }: Pick<SampleFigures, "counts" | "checked">) {
  return (
    <StaticMap
      document={sampleDocument}
      counts={counts}
      checked={checked}
      shownAt={shownAt}
      className="h-auto max-h-80 w-full"
    />
  );
}

/** What the sample shows, and that it goes away as easily. */
export function sampleSummary({ open, openWays }: Pick<SampleFigures, "open" | "openWays">): string {
  return `A web shop with ${sampleDocument.nodes.length} nodes, ${open} open controls and ${openWayWords(openWays)}. Yours to change; remove it with one click when you are done.`;
}
