import { postureLead, proofSentence } from "@/lib/domain/posture/words/posture-sentence";
import { leadLinks, proofLinks } from "./lead-links";
import { type NumberLink, NumberLinks } from "./number-links";
import type { Proof, Counts } from "@/lib/domain/posture/posture";
import type { StageCounts } from "@/lib/domain/posture/coverage/coverage";

interface LeadSentenceProps {
  readonly stages: StageCounts;
  readonly whole: Counts;
  readonly proof?: Proof;
  /** The list of gaps, where there is one: the numbers lead there. */
  readonly gapsPath?: string | undefined;
  /** Where on that page the list begins. */
  readonly anchor?: string;
}

/** What a posture page opens with: the weakest stage, then how much of what is in place rests on evidence. */
export function LeadSentence({
  stages,
  whole,
  proof = "declared",
  gapsPath,
  anchor = "",
}: LeadSentenceProps) {
  const { stress, rest } = postureLead(stages, proof);
  // Only one of the two parts has numbers.
  const anchored = (links: readonly NumberLink[]) =>
    links.map((link) => ({ ...link, href: link.href + anchor }));
  const links = gapsPath === undefined ? [] : anchored(leadLinks(stages, proof, gapsPath));
  return (
    <>
      <b className="text-ink">
        <NumberLinks sentence={stress} links={links} />
      </b>
      <NumberLinks sentence={rest} links={links} />{" "}
      <NumberLinks
        sentence={proofSentence(whole) ?? ""}
        links={gapsPath === undefined ? [] : anchored(proofLinks(whole, proof, gapsPath))}
      />
    </>
  );
}
