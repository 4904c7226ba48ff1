"use client";
import { useEditor } from "@/lib/client/editor/editor-context";

export function LiveName() {
  return useEditor((state) => state.visible.name);
}
