import { createAddress, known, oneOf } from "@/lib/client/address";
import { incidentResults } from "@/lib/domain/posture/incidents/incident-answer";
import { proofs } from "@/lib/domain/posture/posture";

/** The query of the incidents page. */
export const incidentAddress = createAddress(
  {
    result: oneOf(incidentResults),
    proof: oneOf(proofs, "declared"),
    /** The incident with open details. */
    incident: known(),
  },
  "incident",
);

/** The query of the pages of all pipelines. */
export const everywhereAddress = createAddress({ proof: oneOf(proofs, "declared") });

/** An incident replayed on the map. */
export function incidentOnMapHref(pipelineId: string, incident: string): string {
  return `/pipelines/${pipelineId}?${new URLSearchParams({ incident })}`;
}
