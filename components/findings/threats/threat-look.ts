import { Contrast, Minus, ShieldCheck, X } from "lucide-react";
import type { ThreatStatus } from "@/lib/domain/posture/posture";
import type { ResultLook } from "@/components/marks/result";

interface ThreatLook extends ResultLook {
  readonly cell: string;
}

export const threatLooks: { readonly [S in ThreatStatus]: ThreatLook } = {
  open: {
    word: "Open",
    Icon: X,
    text: "text-missing",
    bar: "fill-missing stroke-missing",
    cell: "border-missing bg-missing/15",
  },
  partly: {
    word: "Partly",
    Icon: Contrast,
    text: "text-partial",
    bar: "fill-partial stroke-partial",
    cell: "border-partial bg-partial/15",
  },
  mitigated: {
    word: "Mitigated",
    Icon: ShieldCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
    cell: "border-standing bg-standing/15",
  },
  "not-relevant": {
    word: "Not relevant",
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
    cell: "border-line-strong border-dashed bg-panel",
  },
};
