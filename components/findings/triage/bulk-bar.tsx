import { Button } from "@/components/ui/button";

interface BulkBarProps {
  readonly count: number;
  readonly canEdit: boolean;
  readonly onAsk: (ask: "owner" | "status" | "due" | "ticket") => void;
  readonly onClear: () => void;
}

/** What can be done with the selected rows; below the list, where it hides none of its head. */
export function BulkBar({ count, canEdit, onAsk, onClear }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <section
      aria-label="Selected rows"
      className="flex flex-wrap items-center gap-2 border-t border-line-strong bg-panel px-4 py-2.5 shadow-card sm:px-5 print:hidden"
    >
      <p className="font-bold tabular-nums">{count} selected</p>
      {canEdit && (
        <>
          <Button onClick={() => onAsk("owner")}>Set owner</Button>
          <Button onClick={() => onAsk("status")}>Set status</Button>
          <Button onClick={() => onAsk("due")}>Set due</Button>
        </>
      )}
      <Button onClick={() => onAsk("ticket")}>Copy as ticket</Button>
      <Button tone="quiet" onClick={onClear}>
        Select nothing
      </Button>
    </section>
  );
}
