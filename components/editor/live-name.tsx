"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { createPortal } from "react-dom";
import { PartMissing } from "@/components/marks/part-missing";
import { NameButton } from "@/components/ui/name-button";
import { useIsReadOnly, usePainted, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { shownPart } from "@/lib/client/parts/shown-part";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

const PipelineDialog = dynamic(
  shownPart(() => import("./pipeline-dialog").then((module) => module.PipelineDialog)),
  { loading: PartMissing },
);

/** The pipeline's name, in its bar; a press renames it. */
export function LiveName() {
  const name = usePainted((state) => state.visible.name);
  const [isOpen, setOpen] = useState(false);
  if (useIsReadOnly()) return name;
  return (
    <>
      <NameButton name={name} onPress={() => setOpen(true)} />
      {/* Without the look of the name, and not limited to one line. */}
      {isOpen && createPortal(<PipelineDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}

export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
