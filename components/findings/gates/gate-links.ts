import type { Verdict } from "@/lib/domain/posture/posture";
import { partsInOrder } from "@/lib/domain/posture/words/gates-sentence";
import { plural } from "@/lib/domain/words/plural";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import type { NumberLink } from "../link-numbers";

/** Where the numbers of `gatesSentence` lead, in its order: `#` and the name of a verdict, or `#gates` for all of them. */
export function gateLinks(verdicts: readonly Pick<Verdict, "verdict">[]): readonly NumberLink[] {
  const links = partsInOrder.flatMap((name) => {
    const count = verdicts.filter(({ verdict }) => verdict === name).length;
    return count === 0
      ? []
      : [
          {
            count,
            what: `${plural(count, "gate", "gates")}: ${verdictWords[name].word.toLowerCase()}`,
            href: `#${name}`,
          },
        ];
  });
  // The first is said out of how many.
  const all = { count: verdicts.length, what: "gates", href: "#gates" };
  return [...links.slice(0, 1), all, ...links.slice(1)];
}
