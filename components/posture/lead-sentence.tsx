import type { Counts } from "@/lib/domain/posture/coverage";
import { type Proof, postureLead, proofSentence, type StageCounts } from "@/lib/domain/posture/sentences";
import { leadLinks, proofLinks } from "./lead-links";
import { NumberLinks } from "./number-links";

interface LeadSentenceProps {
  readonly stages: StageCounts;
  readonly whole: Counts;
  readonly proof?: Proof;
  /** The list of gaps, where there is one: the numbers lead there. */
  readonly gapsPath?: string;
}

/** What a posture page opens with: the weakest stage, then how much of what stands rests on evidence. */
export function LeadSentence({ stages, whole, proof = "declared", gapsPath }: LeadSentenceProps) {
  const { stress, rest } = postureLead(stages, proof);
  // Only one of the two parts has numbers.
  const links = gapsPath === undefined ? [] : leadLinks(stages, proof, gapsPath);
  return (
    <>
      <b className="text-ink">
        <NumberLinks sentence={stress} links={links} />
      </b>
      <NumberLinks sentence={rest} links={links} />{" "}
      <NumberLinks sentence={proofSentence(whole) ?? ""} links={gapsPath === undefined ? [] : proofLinks(whole, proof, gapsPath)} />
    </>
  );
}
