import { type Proof, postureLead, proofSentence, type StageCounts } from "@/lib/domain/posture/sentences";
import type { Counts } from "@/lib/domain/posture/coverage";

/** What a posture page opens with: the weakest stage, then how much of what stands rests on evidence. */
export function LeadSentence({ stages, whole, proof = "declared" }: { readonly stages: StageCounts; readonly whole: Counts; readonly proof?: Proof }) {
  const { stress, rest } = postureLead(stages, proof);
  return (
    <>
      <b className="text-ink">{stress}</b>
      {rest} {proofSentence(whole)}
    </>
  );
}
