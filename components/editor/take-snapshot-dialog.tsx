import { Dialog } from "@/components/ui/dialog";
import { TakeSnapshotForm } from "./take-snapshot-form";

interface TakeSnapshotDialogProps {
  readonly pipelineId: string;
  readonly onClose: () => void;
}

export function TakeSnapshotDialog({ pipelineId, onClose }: TakeSnapshotDialogProps) {
  return (
    <Dialog title="Take a snapshot" isOpen onClose={onClose}>
      <TakeSnapshotForm pipelineId={pipelineId} onDone={onClose} />
    </Dialog>
  );
}
