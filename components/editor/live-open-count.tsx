"use client";
import { usePipelineCounts } from "@/lib/client/editor/editor-context";
import { openCount } from "@/lib/domain/posture/coverage/standing";

export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
