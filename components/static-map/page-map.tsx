import type { ReactElement } from "react";
import { LineDrawing } from "@/components/marks/line-drawing";
import { type LineLook, lineStrokes, lineWords } from "@/components/marks/line-look";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Posture } from "@/lib/domain/posture/posture";
import type { AttackStep } from "@/lib/domain/posture/ways-in/attack-steps";
import { layoutMap } from "./drawing";
import { mostOnPhone, PhonePicture } from "./phone-picture";
import { StaticMap } from "./static-map";
import { inlineSvg } from "./svg-text";
import { worstControls } from "./worst-controls";

/** A map for a page in one file, as SVG texts in the colours of the page's theme. */
export interface PageMap {
  readonly wide: string;
  /** For a phone: lanes below each other. Undefined for a large map. */
  readonly narrow: string | undefined;
  /** The kinds of line on the map. */
  readonly legend: readonly { readonly line: string; readonly word: string; readonly means: string }[];
}

interface PageMapProps {
  readonly pipeline: Pipeline;
  readonly coverage: Posture["coverage"];
  readonly checked: ReadonlySet<string>;
  /** The UTC day of the counts. */
  readonly day: string;
  /** A marked entry point, step by step. */
  readonly way: readonly AttackStep[] | undefined;
}

/** The width on screen, in pixels. */
const shownAt = 1100;

export function pageMap({ pipeline, coverage, checked, day, way }: PageMapProps): PageMap {
  const document = documentFromPipeline(pipeline);
  const { edges, bundles } = layoutMap(document, checked, shownAt);
  const looks = new Set([...edges.map(({ look }) => look), ...bundles.map(({ bundle }) => bundle.look)]);
  return {
    wide: inlineSvg(
      <StaticMap
        document={document}
        counts={coverage.nodes}
        checked={checked}
        worst={worstControls(pipeline, day)}
        way={way}
        stageCounts={coverage.stages}
        shownAt={shownAt}
      />,
    ),
    narrow:
      document.nodes.length > mostOnPhone
        ? undefined
        : inlineSvg(<PhonePicture document={document} counts={coverage.nodes} checked={checked} />),
    legend: lineOrder.flatMap((look) =>
      looks.has(look) ? [{ line: inlineSvg(legendLine(look)), ...lineWords[look] }] : [],
    ),
  };
}

const lineOrder: readonly LineLook[] = ["checked", "unchecked", "hand", "unset", "tool", "credential"];

function legendLine(look: LineLook): ReactElement {
  const points = [
    { x: 0, y: 7 },
    { x: 34, y: 7 },
  ];
  return (
    <svg width={36} height={14} viewBox="0 0 36 14" aria-hidden>
      <LineDrawing points={points} look={lineStrokes[look]} scale={1} hasHalo={false} />
    </svg>
  );
}
