import { type EffectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { isOpen } from "@/lib/domain/posture/findings/gaps";
import type { GapQuery } from "./gap-query";

const implemented: ReadonlySet<EffectiveStatus> = new Set(["verified", "declared", "stale", "contradicted"]);

/** Whether a control with this status is among those that are asked for. */
export function isShown(status: EffectiveStatus, { show, proof }: Pick<GapQuery, "show" | "proof">): boolean {
  switch (show) {
    case undefined:
      return isOpen(status, proof);
    case "all":
      return true;
    case "scope":
      return status !== "not-applicable";
    case "standing":
      return isEffective(status, proof);
    case "implemented":
      return implemented.has(status);
  }
}
