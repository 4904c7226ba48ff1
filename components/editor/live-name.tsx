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

/** What the pipeline is called, in its bar; a press on it changes that. */
export function LiveName() {
  const name = usePainted((state) => state.visible.name);
  const [isOpen, setOpen] = useState(false);
  if (useIsReadOnly()) return name;
  return (
    <>
      <NameButton name={name} onPress={() => setOpen(true)} />
      {/* Not with the look of the name, and not in one line. */}
      {isOpen && createPortal(<PipelineDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}

export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
