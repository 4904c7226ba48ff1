import { Button, Kbd } from "@/components/ui/button";

interface BulkBarProps {
  readonly count: number;
  readonly canEdit: boolean;
  readonly onAsk: (ask: "owner" | "status" | "due" | "ticket") => void;
  readonly onClear: () => void;
  readonly onKeys: () => void;
}

/** The actions on the selected rows, at the foot of the list; the shortcuts are beside them. */
export function BulkBar({ count, canEdit, onAsk, onClear, onKeys }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <section
      aria-label="Selected rows"
      className="pointer-events-auto flex min-h-11 flex-wrap items-center gap-2 rounded-card border border-line-strong bg-panel px-3.5 py-1.5 shadow-card max-md:*:min-h-11 print:hidden"
    >
      <p className="font-bold tabular-nums">{count} selected</p>
      {canEdit && (
        <>
          <Button onClick={() => onAsk("owner")}>Owner</Button>
          <Button onClick={() => onAsk("status")}>Status</Button>
          <Button onClick={() => onAsk("due")}>Due</Button>
        </>
      )}
      <Button onClick={() => onAsk("ticket")}>{count === 1 ? "Ticket" : "Tickets"}</Button>
      <Button tone="quiet" onClick={onClear}>
        Clear selection
      </Button>
      <Button tone="quiet" className="ml-auto max-md:hidden" onClick={onKeys}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> move, <Kbd>X</Kbd> select, <Kbd>1</Kbd> to <Kbd>6</Kbd> set the row's
        status, <Kbd>?</Kbd> all shortcuts
      </Button>
    </section>
  );
}
