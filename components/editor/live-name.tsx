"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { createPortal } from "react-dom";
import { PartMissing } from "@/components/marks/part-missing";
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
      <button
        type="button"
        title="Rename this pipeline"
        onClick={() => setOpen(true)}
        className="block min-h-7 max-w-full min-w-7 truncate rounded-control text-left hover:bg-bg focus-visible:-outline-offset-2 max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11"
      >
        {name}
      </button>
      {/* Not with the look of the name, and not in one line. */}
      {isOpen && createPortal(<PipelineDialog onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}

export function LiveOpenCount() {
  return openCount(usePipelineCounts());
}
