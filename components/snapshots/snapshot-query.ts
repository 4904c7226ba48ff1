import { type GapQuery, gapsHref, shows } from "@/components/findings/gaps/gap-query";
import { readAddress, type SearchParams } from "@/components/findings/read-address";
import { statusLooks } from "@/components/marks/status-look";
import { type PipelineDocument, stages } from "@/lib/domain/pipeline/document";
import { type EffectiveStatus, effectiveStatuses } from "@/lib/domain/posture/coverage/effective-status";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import { pageNumber } from "./page-number";
import { stageNames } from "@/lib/domain/words/stage-names";

/** Which controls a snapshot is asked for; nothing: its gaps. */
export type SnapshotQuery = Pick<GapQuery, "stage" | "node" | "status" | "show" | "page">;

export interface ReadSnapshotQuery {
  readonly query: SnapshotQuery;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

/** What the address of a snapshot asks for. */
export function readSnapshotQuery(
  params: SearchParams,
  { nodes }: Pick<PipelineDocument, "nodes">,
): ReadSnapshotQuery {
  const { read, ignored } = readAddress(params);
  const status = read("status", (value) => effectiveStatuses.find((one) => one === value));
  const show = read("show", (value) => shows.find((one) => one === value));
  const query: SnapshotQuery = {
    stage: read("stage", (value) => stages.find((stage) => stage === value)),
    node: read("node", (value) => nodes.find(({ id }) => id === value)?.id),
    status,
    // One status is asked for among all, whatever else is said: what stands is no gap.
    show: status === undefined ? show : askFor(status).show,
    page: pageNumber(params["page"]),
  };
  return { query, ignored };
}

/** The address of these controls in the list of a snapshot. */
export function controlsHref(path: string, { page = 1, ...ask }: Partial<SnapshotQuery>): string {
  return `${gapsHref(path, { ...ask, page: 1, proof: "declared", sort: "priority" }, { page })}#controls`;
}

/** What to ask for to see the controls with a status, or all in scope. */
export function askFor(status: EffectiveStatus | "scope"): Partial<SnapshotQuery> {
  if (status === "scope") return { show: "scope" };
  return isOpen(status, "declared") ? { status } : { status, show: "all" };
}

const showWords = {
  all: "all that apply",
  scope: "in scope",
  standing: "that stand",
  implemented: "claimed as implemented",
} as const;

/** "Run, missing": what the list is narrowed to; undefined where it is not. */
export function narrowedTo(
  { stage, node, status, show }: SnapshotQuery,
  { nodes }: Pick<PipelineDocument, "nodes">,
): string | undefined {
  const shown = show === undefined || status !== undefined ? [] : [showWords[show]];
  const where = nodes.find(({ id }) => id === node)?.name;
  const parts = [
    ...(where === undefined ? [] : [where]),
    ...(stage ? [stageNames[stage]] : []),
    ...(status ? [statusLooks[status].word.toLowerCase()] : []),
    ...shown,
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}
