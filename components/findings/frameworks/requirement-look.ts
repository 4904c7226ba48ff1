import { CircleCheck, Contrast, Minus, X } from "lucide-react";
import type { RequirementStatus } from "@/lib/domain/posture/posture";
import { requirementWords } from "@/lib/domain/posture/words/result-words";
import type { ResultLook } from "@/components/marks/result";

export const requirementLooks: { readonly [S in RequirementStatus]: ResultLook } = {
  met: {
    word: requirementWords.met.word,
    Icon: CircleCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
  },
  partly: {
    word: requirementWords.partly.word,
    Icon: Contrast,
    text: "text-partial",
    bar: "fill-partial stroke-partial",
  },
  unmet: {
    word: requirementWords.unmet.word,
    Icon: X,
    text: "text-missing",
    bar: "fill-missing stroke-missing",
  },
  "not-applicable": {
    word: requirementWords["not-applicable"].word,
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
  },
};
