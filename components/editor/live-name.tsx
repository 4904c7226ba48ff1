"use client";
import { usePainted, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

export function LiveName() {
  return usePainted((state) => state.visible.name);
}

export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
