import { Dialog } from "@/components/ui/dialog";
import { TakeSnapshotForm } from "./take-snapshot-form";

interface TakeSnapshotDialogProps {
  readonly pipelineId: string;
  readonly onClose: () => void;
}

/** Asks for a title and a note, and takes the snapshot. */
export function TakeSnapshotDialog({ pipelineId, onClose }: TakeSnapshotDialogProps) {
  return (
    <Dialog title="Take a snapshot" isOpen onClose={onClose}>
      <TakeSnapshotForm pipelineId={pipelineId} onDone={onClose} />
    </Dialog>
  );
}
