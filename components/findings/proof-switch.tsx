import { Chip } from "./gaps/chip";
import type { Proof } from "@/lib/domain/posture/posture";
import { proofWords } from "@/lib/domain/posture/words/proof-words";
import { wordAndMeaning } from "@/lib/domain/words/word";

/** Whether declared statuses count, or current evidence alone. */
export function ProofSwitch({
  proof,
  hrefOf,
}: {
  readonly proof: Proof;
  readonly hrefOf: (proof: Proof) => string;
}) {
  return (
    <nav aria-label="Count as in place" className="flex gap-2">
      <Chip href={hrefOf("declared")} isChosen={proof === "declared"} title={proofWords.declared.means}>
        {proofWords.declared.word}
      </Chip>
      <Chip href={hrefOf("proven")} isChosen={proof === "proven"} title={proofWords.proven.means}>
        {proofWords.proven.word}
      </Chip>
    </nav>
  );
}

export const countedBy: { readonly [P in Proof]: string } = {
  declared: `${wordAndMeaning(proofWords.declared)}.`,
  proven: `${wordAndMeaning(proofWords.proven)}.`,
};
