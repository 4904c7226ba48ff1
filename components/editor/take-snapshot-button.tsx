"use client";
import { Camera, Link2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button, type ButtonTone } from "@/components/ui/button";
import { PartMissing } from "@/components/marks/part-missing";
import { shownPart } from "@/lib/client/parts/shown-part";
import { useEditor } from "@/lib/client/editor/editor-context";

const TakeSnapshotDialog = dynamic(
  shownPart(() => import("./take-snapshot-dialog").then((module) => module.TakeSnapshotDialog)),
  { loading: PartMissing },
);

interface TakeSnapshotButtonProps {
  readonly pipelineId: string;
  readonly tone?: ButtonTone;
  /** Something seen here is not saved yet. */
  readonly isWaiting?: boolean;
  /** Beside much else: its name is left out where there is little room. */
  readonly isShort?: boolean;
}

/** Opens the dialog that takes a snapshot of the pipeline as the server has it. */
export function TakeSnapshotButton({
  pipelineId,
  tone = "primary",
  isWaiting = false,
  isShort = false,
}: TakeSnapshotButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        tone={tone}
        disabled={isWaiting}
        title={isWaiting ? "Waits until every change is saved" : "Take snapshot"}
        onClick={() => setOpen(true)}
      >
        <Camera aria-hidden size={14} />
        <span className={isShort ? "max-[85rem]:sr-only" : undefined}>Take snapshot</span>
      </Button>
      {isOpen && <TakeSnapshotDialog pipelineId={pipelineId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A snapshot freezes what the server has: it waits until that is all that is seen here. What is shared is one, too. */
export function MapSnapshotButtons({ pipelineId }: { readonly pipelineId: string }) {
  const isWaiting = useEditor((state) => state.pending.length > 0);
  const [isSharing, setSharing] = useState(false);
  return (
    <>
      <Button
        disabled={isWaiting}
        title={isWaiting ? "Waits until every change is saved" : "Share"}
        onClick={() => setSharing(true)}
        className="max-md:hidden"
      >
        <Link2 aria-hidden size={14} />
        <span className="max-[90rem]:sr-only">Share</span>
      </Button>
      {isSharing && (
        <TakeSnapshotDialog pipelineId={pipelineId} isToShare onClose={() => setSharing(false)} />
      )}
      <TakeSnapshotButton pipelineId={pipelineId} isWaiting={isWaiting} isShort />
    </>
  );
}
