import { Contrast, Minus, ShieldCheck, X } from "lucide-react";
import type { ThreatStatus } from "@/lib/domain/posture/posture";
import { threatWords } from "@/lib/domain/posture/words/result-words";
import type { ResultLook } from "@/components/marks/result";

interface ThreatLook extends ResultLook {
  readonly cell: string;
}

export const threatLooks: { readonly [S in ThreatStatus]: ThreatLook } = {
  open: {
    word: threatWords.open.word,
    Icon: X,
    text: "text-missing",
    bar: "fill-missing stroke-missing",
    cell: "border-missing bg-missing/15",
  },
  partly: {
    word: threatWords.partly.word,
    Icon: Contrast,
    text: "text-partial",
    bar: "fill-partial stroke-partial",
    cell: "border-partial bg-partial/15",
  },
  mitigated: {
    word: threatWords.mitigated.word,
    Icon: ShieldCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
    cell: "border-standing bg-standing/15",
  },
  "not-relevant": {
    word: threatWords["not-relevant"].word,
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
    cell: "border-line-strong border-dashed bg-panel",
  },
};
