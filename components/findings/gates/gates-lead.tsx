import type { ReactNode } from "react";
import type { Verdict } from "@/lib/domain/posture/posture";
import { gatesSentence, partsInOrder, unassessedGates } from "@/lib/domain/posture/words/gates-sentence";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { type NumberLink, NumberLinks } from "../number-links";
import { plural } from "@/lib/domain/words/english";

interface GatesLeadProps {
  readonly verdicts: readonly Pick<Verdict, "verdict" | "open">[];
  /** How a number is shown if it is no link. */
  readonly Count?: (link: NumberLink) => ReactNode;
}

export function GatesLead({ verdicts, Count }: GatesLeadProps) {
  return <NumberLinks sentence={gatesSentence(verdicts)} links={gateLinks(verdicts)} Count={Count} />;
}

/** In the order of the sentence: `#` and the name of a verdict, or `#gates` for all of them. */
function gateLinks(verdicts: readonly Pick<Verdict, "verdict" | "open">[]): readonly NumberLink[] {
  const links = partsInOrder.flatMap((name) => {
    const of = verdicts.filter(({ verdict }) => verdict === name);
    const link = (count: number, word: string) =>
      count === 0
        ? []
        : [{ count, what: `${plural(count, "gate", "gates")}: ${word.toLowerCase()}`, href: `#${name}` }];
    const { wholly, partly } = unassessedGates(of);
    const isTold = wholly < of.length;
    return [
      ...link(of.length, isTold ? verdictWords[name].word : "not assessed"),
      ...(isTold ? [...link(wholly, "not assessed"), ...link(partly, "assessed in part")] : []),
    ];
  });
  // The sentence gives the first number out of all.
  const all = { count: verdicts.length, what: "gates", href: "#gates" };
  return [...links.slice(0, 1), all, ...links.slice(1)];
}
