import { shows } from "@/components/findings/gaps/gap-query";
import {
  type AskedOf,
  createAddress,
  known,
  oneOf,
  pageNumber,
  type SearchParams,
} from "@/lib/client/address";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import {
  type EffectiveStatus,
  effectiveStatuses,
  isOpen,
} from "@/lib/domain/posture/coverage/effective-status";
import { statusLooks } from "@/components/marks/status";
import { stageNames } from "@/lib/domain/words/english";

/** Filters of a snapshot's controls; none: its gaps. */
const snapshotAddress = createAddress({
  stage: oneOf(stages),
  node: known(),
  show: oneOf(shows),
  status: oneOf(effectiveStatuses),
  /** Only accepted risks. */
  accepted: oneOf(["yes"]),
  page: pageNumber,
});
type AskedSnapshot = AskedOf<typeof snapshotAddress>;
export type SnapshotQuery = AskedSnapshot["query"];

export function readSnapshotQuery(
  params: SearchParams,
  { nodes }: Pick<PipelineDocument, "nodes">,
): AskedSnapshot {
  const { query, ignored } = snapshotAddress.read(params, { node: new Set(nodes.map(({ id }) => id)) });
  if (query.status === undefined) return { query, ignored };
  // A status filter covers all controls: those in place are no gap.
  return { query: { ...query, show: askFor(query.status).show }, ignored };
}

export function controlsHref(path: string, query: Partial<SnapshotQuery>): string {
  return `${snapshotAddress.href(path, query)}#controls`;
}

/** The filters for controls with a status, or for all in scope. */
export function askFor(status: EffectiveStatus | "scope"): Partial<SnapshotQuery> {
  if (status === "scope") return { show: "scope" };
  return isOpen(status, "declared") ? { status } : { status, show: "all" };
}

const showWords = {
  all: "all applicable",
  scope: "in scope",
  standing: "in place",
  implemented: "set to in place",
} as const;

/** The active filters, such as "Run, missing"; undefined if there are none. */
export function narrowedTo(
  { stage, node, status, accepted, show }: SnapshotQuery,
  { nodes }: Pick<PipelineDocument, "nodes">,
): string | undefined {
  const shown = show === undefined || status !== undefined ? [] : [showWords[show]];
  const where = nodes.find(({ id }) => id === node)?.name;
  const parts = [
    ...(where === undefined ? [] : [where]),
    ...(stage ? [stageNames[stage]] : []),
    ...(accepted ? ["accepted"] : []),
    ...(status ? [statusLooks[status].word.toLowerCase()] : []),
    ...shown,
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}
