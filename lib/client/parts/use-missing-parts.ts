import { useSyncExternalStore } from "react";
import { missingParts } from "./missing-parts";

/** Whether a part of the program is waited for that cannot be fetched. */
export function useMissingParts(): boolean {
  return useSyncExternalStore(missingParts.subscribe, missingParts.isAny, () => false);
}
