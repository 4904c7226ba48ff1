"use client";
import { usePipelineCounts } from "@/lib/client/editor/editor-context";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

/** How many controls are open on the map as it is now. */
export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
