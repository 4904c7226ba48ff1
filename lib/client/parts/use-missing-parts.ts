import { useSyncExternalStore } from "react";
import { missingParts } from "./missing-parts";

export function useMissingParts(): boolean {
  return useSyncExternalStore(missingParts.subscribe, missingParts.isAny, () => false);
}
