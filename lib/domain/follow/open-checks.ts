import { countOpen } from "../posture/coverage/count-open";
import type { OpenCounts } from "../posture/posture";
import type { Hop } from "./trail";

/** The gates that could look at what is handed over and are not in place, as declared, by what is said of them. */
export function openChecks({ controls }: Pick<Hop, "controls">): OpenCounts {
  return countOpen(
    controls.filter(({ checks }) => checks).map(({ status }) => status),
    "declared",
  );
}
