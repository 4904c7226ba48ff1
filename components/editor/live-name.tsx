"use client";
import { useEditor, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

export function LiveName() {
  return useEditor((state) => state.visible.name);
}

export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
