import { Chip } from "./gaps/chip";
import type { Proof } from "@/lib/domain/posture/posture";

/** Whether a person's word counts, or current evidence alone. */
export function ProofSwitch({
  proof,
  hrefOf,
}: {
  readonly proof: Proof;
  readonly hrefOf: (proof: Proof) => string;
}) {
  return (
    <nav aria-label="What counts as in place" className="flex gap-2">
      <Chip href={hrefOf("declared")} isChosen={proof === "declared"}>
        As declared
      </Chip>
      <Chip href={hrefOf("proven")} isChosen={proof === "proven"}>
        As proven
      </Chip>
    </nav>
  );
}

export const countedBy: { readonly [P in Proof]: string } = {
  declared: "As declared: what a person says counts, unless evidence speaks against it.",
  proven: "As proven: current evidence alone counts.",
};
