"use client";
import { TakeSnapshotButton } from "@/components/editor/take-snapshot-button";
import { useEditor } from "@/lib/client/editor/editor-context";

/** A snapshot freezes what the server has: it waits until that is all that is seen here. */
export function MapSnapshotButton({ pipelineId }: { readonly pipelineId: string }) {
  const isWaiting = useEditor((state) => state.pending.length > 0);
  return <TakeSnapshotButton pipelineId={pipelineId} isWaiting={isWaiting} isShort />;
}
