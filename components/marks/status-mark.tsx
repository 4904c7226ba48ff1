import { clsx } from "clsx";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { statusLooks } from "./status-look";

interface StatusMarkProps {
  readonly status: EffectiveStatus;
  /** Leaves the word to the screen reader. */
  readonly glyphOnly?: boolean;
  /** Leaves out the glyph, where it stands elsewhere in the row. */
  readonly wordOnly?: boolean;
}

export function StatusMark({ status, glyphOnly = false, wordOnly = false }: StatusMarkProps) {
  const { word, Icon, text } = statusLooks[status];
  return (
    <span className={clsx("inline-flex items-center gap-1 font-bold whitespace-nowrap", text)}>
      {!wordOnly && <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />}
      <span className={glyphOnly ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
