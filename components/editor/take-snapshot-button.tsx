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
  /** Some changes are not saved yet. */
  readonly isWaiting?: boolean;
  /** In a full toolbar: its name is hidden if there is little room. */
  readonly isShort?: boolean;
}

/** Opens the dialog that takes a snapshot of the pipeline on the server. */
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
        title={isWaiting ? "Available once all changes are saved" : "Take snapshot"}
        onClick={() => setOpen(true)}
      >
        <Camera aria-hidden size={14} />
        <span className={isShort ? "max-[85rem]:sr-only" : undefined}>Take snapshot</span>
      </Button>
      {isOpen && <TakeSnapshotDialog pipelineId={pipelineId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A snapshot freezes the server's state: it waits until all changes are saved. A share link needs a snapshot, too. */
export function MapSnapshotButtons({ pipelineId }: { readonly pipelineId: string }) {
  const isWaiting = useEditor((state) => state.pending.length > 0);
  const [isSharing, setSharing] = useState(false);
  return (
    <>
      <Button
        disabled={isWaiting}
        title={isWaiting ? "Available once all changes are saved" : "Share"}
        onClick={() => setSharing(true)}
        className="max-md:hidden demo:hidden"
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
