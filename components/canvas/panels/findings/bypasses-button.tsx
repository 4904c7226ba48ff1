"use client";
import { ShieldOff } from "lucide-react";
import { useEffect } from "react";
import { catalogue } from "@/lib/domain/catalogue/load";
import { openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import type { MapActions } from "../../state/map-actions";
import { useMapActions, useMapState } from "../../state/map-context";
import { isReview } from "../../state/panel";
import { findingInAddress } from "./finding-address";

/** The map comes first, and what else its page needs. */
const patience = 8_000;

/** Opens and closes the findings. An address with `?finding=` opens that one at once. */
export function BypassesButton() {
  const map = useMapActions();
  const isOpen = useMapState((state) => isReview(state.panel));
  const isLive = useMapState((state) => state.instance !== undefined);
  const proof = useMapState((state) => state.proof);
  const open = useLivePosture(({ posture }) => posture && openGateCount(posture.gates, proof));
  const live = usePostureHandle();
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(live.start, patience);
    return () => clearTimeout(timer);
  }, [isLive, live]);
  useEffect(() => {
    const finding = findingInAddress();
    if (isLive && finding !== null) openFinding(map, finding);
  }, [isLive, map]);
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? map.closePanel() : map.openPanel({ name: "bypasses" }))}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-control px-2 font-medium text-missing hover:bg-bg"
    >
      <ShieldOff aria-hidden size={14} />
      Bypasses
      {open !== undefined && <span className="tabular-nums max-md:sr-only">{open}</span>}
    </button>
  );
}

function openFinding(map: MapActions, finding: string): void {
  if (finding === "choke-points" || finding === "what-if") return map.openPanel({ name: finding });
  const [direction, node] = finding.split(":", 2);
  if (node !== undefined && (direction === "reaches" || direction === "reached-by"))
    return map.openPanel({ name: "compromise", node, direction });
  if (catalogue.controls.some(({ id }) => id === finding)) map.lookAt({ gate: finding });
  map.openPanel({ name: "bypasses" });
}
