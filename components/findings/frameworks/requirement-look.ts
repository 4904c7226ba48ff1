import { CircleCheck, Contrast, Minus, X } from "lucide-react";
import type { RequirementStatus } from "@/lib/domain/posture/posture";
import type { ResultLook } from "@/components/marks/result";

export const requirementLooks: { readonly [S in RequirementStatus]: ResultLook } = {
  met: { word: "Met", Icon: CircleCheck, text: "text-standing", bar: "fill-standing stroke-standing" },
  partly: { word: "Partly", Icon: Contrast, text: "text-partial", bar: "fill-partial stroke-partial" },
  unmet: { word: "Unmet", Icon: X, text: "text-missing", bar: "fill-missing stroke-missing" },
  "not-applicable": {
    word: "Not applicable",
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
  },
};
