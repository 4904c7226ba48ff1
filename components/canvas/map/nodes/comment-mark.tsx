import { clsx } from "clsx";
import { MessageSquare } from "lucide-react";
import { openThreadsText } from "@/lib/client/comments/comment-marks";

/** On a card: the number of open comment threads on its node and controls. For the eye; the card's name says the same. */
export function CommentMark({ open, isSecond }: { readonly open: number; readonly isSecond: boolean }) {
  return (
    <span
      aria-hidden
      title={openThreadsText(open)}
      className={clsx(
        "comment-mark card-sign absolute -top-2.25 flex h-4.5 items-center gap-0.5 rounded-sm border border-blue bg-panel px-1 text-[11px] leading-none font-bold text-blue tabular-nums ring-2 ring-bg",
        // Beside the drift mark.
        isSecond ? "left-13" : "left-2.5",
      )}
    >
      <MessageSquare size={11} strokeWidth={2.75} className="shrink-0" />
      {open}
    </span>
  );
}
