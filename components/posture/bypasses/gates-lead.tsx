import type { Verdict } from "@/lib/domain/posture/posture";
import { gatesSentence, partsInOrder } from "@/lib/domain/posture/words/gates-sentence";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { NumberLinks } from "../number-links";

/** How many gates have which verdict; each number leads to those gates below. */
export function GatesLead({ verdicts }: { readonly verdicts: readonly Pick<Verdict, "verdict">[] }) {
  const links = partsInOrder.flatMap((name) => {
    const count = verdicts.filter(({ verdict }) => verdict === name).length;
    return count === 0 ? [] : [{ count, what: `gates: ${verdictWords[name].word.toLowerCase()}`, href: `#${name}` }];
  });
  // The first is said out of how many.
  const all = { count: verdicts.length, what: "gates", href: "#gates" };
  return <NumberLinks sentence={gatesSentence(verdicts)} links={[...links.slice(0, 1), all, ...links.slice(1)]} />;
}
