import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { parentsByNode } from "@/lib/domain/pipeline/parent-images";
import type { Posture, Counts } from "@/lib/domain/posture/posture";
import { clipText } from "./clip-text";
import { describeMap, mapFigures } from "./describe-map";
import { layoutMap } from "./drawing";
import { MapCards } from "./map-cards";
import { MapGroups } from "./map-groups";
import { MapGround } from "./map-ground";
import { formatDay, stageNames } from "@/lib/domain/words/english";
import { type LineLook, lineStrokes, lineWords } from "@/components/marks/line-look";
import { LineDrawing } from "@/components/marks/line-drawing";
import { statusLooks, statusOrder } from "@/components/marks/status";
import type { ListedControl } from "@/lib/domain/posture/coverage/worst";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";

interface LegendEntry {
  readonly kind: "line" | "status";
  /** For a line. */
  readonly look?: LineLook;
  /** For a status. */
  readonly className?: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const legendRow = 26;

const letter = 6.6;

const signWidth = { line: 38, status: 22 } as const;

const between = 26;

type LegendSign = Omit<LegendEntry, "x" | "y">;

interface MapPictureProps {
  readonly document: PipelineDocument;
  readonly coverage: Posture["coverage"];
  /** The connections drawn as checked. */
  readonly checked: ReadonlySet<string>;
  readonly worst: ReadonlyMap<string, readonly ListedControl[]>;
  /** The UTC day of the counts. */
  readonly day: string;
  /** A sentence about omitted elements. */
  readonly lacks?: string | undefined;
}

const margin = 32;
const headHeight = 84;
const leastWidth = 560;

/** The map as a standalone picture, for a document or a chat: with name, date, counts and a legend. */
export function MapPicture({ document, coverage, checked, worst, day, lacks }: MapPictureProps) {
  const drawing = layoutMap(document, checked);
  const inner = Math.max(drawing.width, leastWidth);
  const looks = [
    ...drawing.edges.map(({ look }) => look),
    ...drawing.bundles.map(({ bundle }) => bundle.look),
  ];
  const legend = legendOf(new Set(looks), coverage.pipeline, inner);
  const width = inner + 2 * margin;
  const height = margin + headHeight + drawing.height + (legend.height > 0 ? 20 + legend.height : 0) + margin;
  const counts = stages.map((stage) => countsOfStage(stage, coverage));
  return (
    <svg
      role="img"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      // Inter if it is installed, else a similarly narrow one: a picture includes no typeface.
      fontFamily="'Inter Variable', Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
    >
      <title>{`Map of ${document.name}: ${mapFigures(document)}`}</title>
      <desc>{`As of ${formatDay(day)}. ${counts.join("; ")}. ${describeMap(document)}`}</desc>
      <rect width={width} height={height} className="fill-panel" />
      <g transform={`translate(${margin} ${margin})`}>
        <text y={18} fontSize={20} fontWeight={650} className="fill-ink">
          {clipText(document.name, inner, 20)}
        </text>
        <text y={42} fontSize={13} className="fill-soft">
          {clipText(`${formatDay(day)} · ${mapFigures(document)}`, inner, 13)}
        </text>
        <text y={62} fontSize={13} className="fill-soft">
          {clipText(counts.join(" · "), inner, 13)}
        </text>
        {lacks !== undefined && (
          <text y={80} fontSize={13} className="fill-soft">
            {clipText(lacks, inner, 13)}
          </text>
        )}
      </g>
      <g transform={`translate(${margin + (inner - drawing.width) / 2} ${margin + headHeight})`}>
        <MapGround drawing={drawing} isNamed />
        <MapGroups drawing={drawing} counts={coverage.nodes} />
        <rect width={drawing.width} height={drawing.height} className="fill-none stroke-line-strong" />
        <MapCards drawing={drawing} counts={coverage.nodes} worst={worst} parents={parentsByNode(document)} />
      </g>
      <g transform={`translate(${margin} ${margin + headHeight + drawing.height + 20})`}>
        {legend.entries.map((entry) => (
          <Sign key={entry.text} entry={entry} />
        ))}
      </g>
    </svg>
  );
}

function countsOfStage(stage: (typeof stages)[number], { stages: byStage }: Posture["coverage"]): string {
  const counts = byStage[stage];
  if (counts.inScope === 0) return `${stageNames[stage]}: no controls in scope`;
  const notAssessed = counts.notAssessed > 0 ? `, ${counts.notAssessed} not assessed` : "";
  return `${stageNames[stage]}: ${standingOf(counts)} of ${counts.inScope} controls in place${notAssessed}`;
}

function Sign({ entry: { kind, look, className, text, x, y } }: { readonly entry: LegendEntry }) {
  const middle = legendRow / 2;
  return (
    <g transform={`translate(${x} ${y})`}>
      {look ? (
        <LineDrawing
          points={[
            { x: 0, y: middle },
            { x: 30, y: middle },
          ]}
          look={lineStrokes[look]}
          scale={1}
          hasHalo={false}
        />
      ) : (
        <rect y={middle - 5} width={14} height={10} rx={2} className={className} />
      )}
      <text x={signWidth[kind]} y={middle + 4} fontSize={12} className="fill-soft">
        {text}
      </text>
    </g>
  );
}

function legendOf(
  looks: ReadonlySet<LineLook>,
  counts: Counts,
  width: number,
): { readonly entries: readonly LegendEntry[]; readonly height: number } {
  let [x, y] = [0, 0];
  const entries = [...lineSigns(looks), ...statusSigns(counts)].map((sign) => {
    const wide = signWidth[sign.kind] + sign.text.length * letter;
    if (x > 0 && x + wide > width) [x, y] = [0, y + legendRow];
    const entry = { ...sign, x, y };
    x += wide + between;
    return entry;
  });
  return { entries, height: entries.length === 0 ? 0 : y + legendRow };
}

const lineOrder = ["checked", "unchecked", "hand", "unset", "tool", "credential"] as const;

function lineSigns(looks: ReadonlySet<LineLook>): LegendSign[] {
  return lineOrder.flatMap((look) =>
    looks.has(look) ? [{ kind: "line" as const, look, text: lineWords[look].word }] : [],
  );
}

function statusSigns(counts: Counts): LegendSign[] {
  return statusOrder.flatMap(({ key, status }) =>
    counts[key] === 0
      ? []
      : [
          {
            kind: "status" as const,
            className: statusLooks[status].bar,
            text: `${counts[key]} ${statusLooks[status].word.toLowerCase()}`,
          },
        ],
  );
}
