import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { UnsentWork } from "@/lib/client/outbox/unsent-work";
import { counted, plural } from "@/lib/domain/words/english";

interface UnsentDialogProps {
  readonly unsent: readonly UnsentWork[];
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly onStay: () => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

export function UnsentDialog({ unsent, problem, isBusy, onStay, onSave, onDiscard }: UnsentDialogProps) {
  const changes = unsent.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Dialog title="Unsent changes" isOpen onClose={onStay}>
      <p>
        {counted(changes, "change")} to {counted(unsent.length, "pipeline is", "pipelines are")} kept in this
        browser only, and signing out removes {plural(changes, "it", "them")}. Stay signed in and open the
        pipeline with a connection to send {plural(changes, "it", "them")}, or save a copy first.
      </p>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onStay}>Stay signed in</Button>
        <Button onClick={onSave}>Save a copy</Button>
        <Button tone="danger" disabled={isBusy} onClick={onDiscard}>
          Sign out and discard
        </Button>
      </div>
    </Dialog>
  );
}
