import { countOpen } from "../posture/coverage/count-open";
import type { OpenCounts } from "../posture/posture";
import type { Hop } from "./trail";

/** The gates that could check the artifact and are not in place (declared controls count), by status. */
export function openChecks({ controls }: Pick<Hop, "controls">): OpenCounts {
  return countOpen(
    controls.filter(({ checks }) => checks).map(({ status }) => status),
    "declared",
  );
}
