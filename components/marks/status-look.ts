import { Check, CheckCheck, CircleDashed, Clock, Contrast, History, Minus, X, Zap } from "lucide-react";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

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
