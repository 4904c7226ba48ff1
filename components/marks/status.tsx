import { clsx } from "clsx";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { Check, CheckCheck, CircleDashed, Clock, Contrast, History, Minus, X, Zap } from "lucide-react";

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

interface StatusLook {
  readonly word: string;
  readonly Icon: typeof X;
  readonly text: string;
  /** Its part of a bar: solid for what is known, hollow for what is not proven or not answered. */
  readonly bar: string;
}

/** Status is a glyph, a word and a colour, relied on in that order. */
export const statusLooks: { readonly [Status in EffectiveStatus]: StatusLook } = {
  verified: {
    word: "Verified",
    Icon: CheckCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
  },
  declared: { word: "Declared", Icon: Check, text: "text-standing", bar: "fill-standing/35 stroke-standing" },
  stale: { word: "Stale", Icon: History, text: "text-partial", bar: "fill-partial/20 stroke-partial" },
  contradicted: {
    word: "Contradicted",
    Icon: Zap,
    text: "text-missing",
    bar: "fill-missing/35 stroke-missing",
  },
  partial: { word: "Partial", Icon: Contrast, text: "text-partial", bar: "fill-partial stroke-partial" },
  planned: { word: "Planned", Icon: Clock, text: "text-planned", bar: "fill-planned stroke-planned" },
  missing: { word: "Missing", Icon: X, text: "text-missing", bar: "fill-missing stroke-missing" },
  "not-assessed": {
    word: "Not assessed",
    Icon: CircleDashed,
    text: "text-neutral",
    bar: "fill-panel stroke-control",
  },
  "not-applicable": {
    word: "Not applicable",
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
  },
};
