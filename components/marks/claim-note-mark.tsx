import { clsx } from "clsx";
import { CalendarClock, History, TriangleAlert, UserRoundSearch } from "lucide-react";
import type { ClaimNote } from "@/lib/domain/posture/words/claim-note";
import { acceptedLook } from "./accepted-look";

interface ClaimNoteMarkProps {
  readonly note: ClaimNote;
  readonly className?: string;
}

/** The note after a status mark, with a sign of its own: "accepted until 1 Mar 2027 by Ana". */
export function ClaimNoteMark({ note: { is, words }, className }: ClaimNoteMarkProps) {
  const { Icon, text } = noteLooks[is];
  return (
    <span className={clsx("inline-flex items-start gap-1 text-tiny", text, className)}>
      <Icon aria-hidden size={12} strokeWidth={2.2} className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words">{words}</span>
    </span>
  );
}

export const noteLooks: {
  readonly [Is in ClaimNote["is"]]: typeof acceptedLook;
} = {
  accepted: acceptedLook,
  "ran-out": { Icon: TriangleAlert, text: "text-missing" },
  review: { Icon: CalendarClock, text: "text-soft" },
  again: { Icon: History, text: "text-partial" },
  pending: { Icon: UserRoundSearch, text: "text-planned" },
};
