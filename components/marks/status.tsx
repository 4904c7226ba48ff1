import { clsx } from "clsx";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { Check, CheckCheck, CircleDashed, Clock, Contrast, History, Minus, X, Zap } from "lucide-react";
import { acceptedLook } from "./accepted-look";
import type { Counts } from "@/lib/domain/posture/posture";
import { statusWords } from "@/lib/domain/posture/words/status-words";

interface StatusMarkProps {
  readonly status: EffectiveStatus;
  /** Leaves the word to the screen reader. */
  readonly glyphOnly?: boolean;
  /** Leaves out the sign, if the row has it elsewhere. */
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

/** The look of an answer, before there is evidence: that of its status, and its own for an accepted risk. */
export function answerLook(status: ClaimStatus): Pick<StatusLook, "Icon" | "text"> {
  if (status === "accepted") return acceptedLook;
  return statusLooks[status === "implemented" ? "declared" : status];
}

interface StatusLook {
  readonly word: string;
  readonly Icon: typeof X;
  readonly text: string;
  /** Its part of a bar: solid for known statuses, hollow for unverified or not assessed ones. */
  readonly bar: string;
}

/** A status is a sign, a word and a colour, in this order of reliance. */
export const statusLooks: { readonly [Status in EffectiveStatus]: StatusLook } = {
  verified: {
    word: statusWords.verified.word,
    Icon: CheckCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
  },
  declared: {
    word: statusWords.declared.word,
    Icon: Check,
    text: "text-standing",
    bar: "fill-standing/35 stroke-standing",
  },
  stale: {
    word: statusWords.stale.word,
    Icon: History,
    text: "text-partial",
    bar: "fill-partial/20 stroke-partial",
  },
  contradicted: {
    word: statusWords.contradicted.word,
    Icon: Zap,
    text: "text-missing",
    bar: "fill-missing/35 stroke-missing",
  },
  partial: {
    word: statusWords.partial.word,
    Icon: Contrast,
    text: "text-partial",
    bar: "fill-partial stroke-partial",
  },
  planned: {
    word: statusWords.planned.word,
    Icon: Clock,
    text: "text-planned",
    bar: "fill-planned stroke-planned",
  },
  missing: {
    word: statusWords.missing.word,
    Icon: X,
    text: "text-missing",
    bar: "fill-missing stroke-missing",
  },
  "not-assessed": {
    word: statusWords["not-assessed"].word,
    Icon: CircleDashed,
    text: "text-neutral",
    bar: "fill-panel stroke-control",
  },
  "not-applicable": {
    word: statusWords["not-applicable"].word,
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
  },
};

interface StatusCount {
  readonly key: Exclude<keyof Counts, "share" | "applicable" | "inScope" | "accepted">;
  readonly status: EffectiveStatus;
}

/** From in place to open, then not assessed: the order of every bar, legend and table. */
export const statusOrder: readonly StatusCount[] = [
  { key: "verified", status: "verified" },
  { key: "declared", status: "declared" },
  { key: "stale", status: "stale" },
  { key: "partial", status: "partial" },
  { key: "planned", status: "planned" },
  { key: "contradicted", status: "contradicted" },
  { key: "missing", status: "missing" },
  { key: "notAssessed", status: "not-assessed" },
];

/** The parts of a bar of this width: each as wide as its count, none empty. */
export function barParts(
  counts: Counts,
  width: number,
): readonly { readonly status: EffectiveStatus; readonly x: number; readonly width: number }[] {
  const parts = statusOrder.map(({ key, status }) => ({ status, count: counts[key] }));
  return layOutParts(parts, width).map(({ part, ...place }) => ({ status: part.status, ...place }));
}

/** The parts of a bar of this width: each as wide as its count, none empty. */
export function layOutParts<Part extends { readonly count: number }>(
  parts: readonly Part[],
  width: number,
): readonly { readonly part: Part; readonly x: number; readonly width: number }[] {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  const scale = whole === 0 ? 0 : width / whole;
  let before = 0;
  return parts.flatMap((part) => {
    const x = before * scale;
    before += part.count;
    return part.count === 0 ? [] : [{ part, x, width: part.count * scale }];
  });
}
