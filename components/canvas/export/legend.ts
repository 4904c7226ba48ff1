import { statusOrder } from "@/components/marks/status-order";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import { lineClass } from "@/components/marks/line-look";
import { statusLooks } from "@/components/marks/status";

export interface LegendEntry {
  readonly kind: "line" | "status";
  readonly className: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export const legendRow = 26;
const letter = 6.6;
export const signWidth = { line: 36, status: 22 } as const;
const between = 26;

export function legendOf(
  edges: readonly PipelineEdge[],
  counts: Counts,
  width: number,
): { readonly entries: readonly LegendEntry[]; readonly height: number } {
  let [x, y] = [0, 0];
  const entries = [...lineSigns(edges), ...statusSigns(counts)].map((sign) => {
    const wide = signWidth[sign.kind] + sign.text.length * letter;
    if (x > 0 && x + wide > width) [x, y] = [0, y + legendRow];
    const entry = { ...sign, x, y };
    x += wide + between;
    return entry;
  });
  return { entries, height: entries.length === 0 ? 0 : y + legendRow };
}

type Sign = Omit<LegendEntry, "x" | "y">;

function lineSigns(edges: readonly PipelineEdge[]): Sign[] {
  const isCredential = ({ artifact }: PipelineEdge) => artifact === "credential";
  const ways = [
    {
      text: "handed on automatically",
      is: (edge: PipelineEdge) => !isCredential(edge) && edge.automated === true,
    },
    {
      text: "handed on by hand",
      is: (edge: PipelineEdge) => !isCredential(edge) && edge.automated === false,
    },
    {
      text: "nobody said how",
      is: (edge: PipelineEdge) => !isCredential(edge) && edge.automated === undefined,
    },
    { text: "a credential", is: isCredential },
  ];
  return ways.flatMap(({ text, is }) => {
    const edge = edges.find(is);
    return edge ? [{ kind: "line" as const, className: lineClass(edge), text }] : [];
  });
}

function statusSigns(counts: Counts): Sign[] {
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
