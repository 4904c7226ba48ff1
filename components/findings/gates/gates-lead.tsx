import type { Verdict } from "@/lib/domain/posture/posture";
import { gatesSentence } from "@/lib/domain/posture/words/gates-sentence";
import { NumberLinks } from "../number-links";
import { gateLinks } from "./gate-links";

/** How many gates have which verdict; each number leads to those gates below. */
export function GatesLead({ verdicts }: { readonly verdicts: readonly Pick<Verdict, "verdict">[] }) {
  return <NumberLinks sentence={gatesSentence(verdicts)} links={gateLinks(verdicts)} />;
}
