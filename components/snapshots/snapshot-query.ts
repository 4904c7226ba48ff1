import { type GapQuery, gapsHref, shows } from "@/components/posture/gaps/gap-query";
import { readAddress, type SearchParams } from "@/components/posture/read-address";
import { statusLooks } from "@/components/posture/status-look";
import { stages } from "@/lib/domain/pipeline/document";
import { type EffectiveStatus, effectiveStatuses } from "@/lib/domain/posture/effective-status";
import { isOpen } from "@/lib/domain/posture/gaps";
import { stageNames } from "@/lib/domain/posture/sentences";
import { pageNumber } from "./page-number";

/** Which controls a snapshot is asked for; nothing: its gaps. */
export type SnapshotQuery = Pick<GapQuery, "stage" | "status" | "show" | "page">;

/** What the address of a snapshot asks for; a value that is not known asks for nothing. */
export function readSnapshotQuery(params: SearchParams): SnapshotQuery {
  const { read } = readAddress(params);
  return {
    stage: read("stage", (value) => stages.find((stage) => stage === value)),
    status: read("status", (value) => effectiveStatuses.find((status) => status === value)),
    show: read("show", (value) => shows.find((show) => show === value)),
    page: pageNumber(params["page"]),
  };
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

const showWords = { all: "all that apply", scope: "in scope", standing: "that stand", implemented: "claimed as implemented" } as const;

/** "Run, missing": what the list is narrowed to; undefined where it is not. */
export function narrowedTo({ stage, status, show }: SnapshotQuery): string | undefined {
  // A status that is no gap is shown among all, which goes without saying.
  const shown = show === undefined || status !== undefined ? [] : [showWords[show]];
  const parts = [...(stage ? [stageNames[stage]] : []), ...(status ? [statusLooks[status].word.toLowerCase()] : []), ...shown];
  return parts.length === 0 ? undefined : parts.join(", ");
}
