"use client";
import { ShieldOff } from "lucide-react";
import { useEffect } from "react";
import { catalogue } from "@/lib/domain/catalog/load";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import { useMapActions, useMapState } from "../state/map-context";
import { isReview, type Panel } from "../state/panel";
import { findingInAddress } from "./review-address";
import { forgetReview, useReview } from "./review-store";

/** The map comes first, and what else its page needs. */
const patience = 8_000;

/** Opens and closes the findings. An address with `?finding=` opens that one at once. */
export function BypassesButton() {
  const map = useMapActions();
  const isOpen = useMapState((state) => isReview(state.panel));
  const isLive = useMapState((state) => state.instance !== undefined);
  const proof = useReview((state) => state.proof);
  const open = useLivePosture(
    ({ posture }) => posture?.gates.filter((gate) => gate[proof].exposedTargets.length > 0).length,
  );
  const live = usePostureHandle();
  useEffect(() => forgetReview, []);
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(live.start, patience);
    return () => clearTimeout(timer);
  }, [isLive, live]);
  useEffect(() => {
    const finding = findingInAddress();
    if (isLive && finding !== null) map.openPanel(panelOf(finding));
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

function panelOf(finding: string): Panel {
  if (finding === "choke-points" || finding === "what-if") return { name: finding };
  if (catalogue.controls.some(({ id }) => id === finding)) return { name: "bypasses", gate: finding };
  const [direction, node] = finding.split(":", 2);
  if (node !== undefined && (direction === "reaches" || direction === "reached-by"))
    return { name: "compromise", node, direction };
  return { name: "bypasses" };
}
