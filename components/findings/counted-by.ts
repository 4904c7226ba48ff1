import type { Proof } from "@/lib/domain/posture/coverage/standing";

/** What counts as standing; on paper, where there is no switch to show it. */
export const countedBy: { readonly [P in Proof]: string } = {
  declared: "As declared: what a person says counts, unless evidence speaks against it.",
  proven: "As proven: current evidence alone counts.",
};
