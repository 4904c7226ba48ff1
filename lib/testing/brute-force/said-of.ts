import type { EffectiveStatus } from "../../domain/posture/coverage/effective-status";
import type { OpenCounts } from "../../domain/posture/posture";

/** How many there are of each, by their names in the contract. */
export function saidOf(statuses: readonly (EffectiveStatus | undefined)[]): OpenCounts {
  const names = statuses.flatMap((status) => (status === "not-assessed" ? "notAssessed" : (status ?? [])));
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]),
  );
}
