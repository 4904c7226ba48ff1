import { clsx } from "clsx";
import type { EffectiveStatus } from "@/lib/domain/posture/effective-status";
import { statusLooks } from "./status-look";

/** A status as glyph and word; `glyphOnly` leaves the word to the screen reader. */
export function StatusMark({ status, glyphOnly = false }: { readonly status: EffectiveStatus; readonly glyphOnly?: boolean }) {
  const { word, Icon, text } = statusLooks[status];
  return (
    <span className={clsx("inline-flex items-center gap-1 font-bold whitespace-nowrap", text)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      <span className={glyphOnly ? "sr-only" : undefined}>{word}</span>
    </span>
  );
}
