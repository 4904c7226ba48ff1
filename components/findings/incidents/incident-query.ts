import { createAddress, known, oneOf } from "@/lib/client/address";
import { incidentResults } from "@/lib/domain/posture/incidents/incident-answer";
import { proofs } from "@/lib/domain/posture/posture";

/** What the page of incidents can be asked for. */
export const incidentAddress = createAddress(
  {
    result: oneOf(incidentResults),
    proof: oneOf(proofs, "declared"),
    /** The one whose details are open. */
    incident: known(),
  },
  "incident",
);

/** What the pages of all pipelines can be asked for. */
export const everywhereAddress = createAddress({ proof: oneOf(proofs, "declared") });

/** An incident replayed on the map. */
export function incidentOnMapHref(pipelineId: string, incident: string): string {
  return `/pipelines/${pipelineId}?${new URLSearchParams({ incident })}`;
}
