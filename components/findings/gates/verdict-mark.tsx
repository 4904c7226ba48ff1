import { clsx } from "clsx";
import { CircleDashed, CircleHelp, CircleSlash, ShieldCheck, ShieldOff, ShieldX } from "lucide-react";
import type { Verdict, VerdictName } from "@/lib/domain/posture/posture";
import { knownOf } from "@/lib/domain/posture/words/open-words";
import { verdictWord } from "@/lib/domain/posture/words/verdict-words";

interface VerdictLook {
  readonly Icon: typeof ShieldOff;
  readonly text: string;
}

/** A verdict is a sign, a word and a colour, in this order of reliance; the words are in lib/domain/posture/words. */
export const verdictLooks: { readonly [V in VerdictName]: VerdictLook } = {
  bypassed: { Icon: ShieldOff, text: "text-missing" },
  "stands-nowhere": { Icon: ShieldX, text: "text-missing" },
  "no-place": { Icon: CircleSlash, text: "text-neutral" },
  "nothing-enters": { Icon: CircleDashed, text: "text-neutral" },
  "nothing-to-protect": { Icon: CircleDashed, text: "text-neutral" },
  holds: { Icon: ShieldCheck, text: "text-standing" },
};

type Told = Pick<Verdict, "verdict" | "open">;

/** The look of one gate's verdict: not assessed must not look like missing. */
export function verdictLook({ verdict, open }: Told): VerdictLook {
  const isUnassessed = verdict === "stands-nowhere" && open !== undefined && knownOf(open) === "none";
  return isUnassessed ? unassessed : verdictLooks[verdict];
}

const unassessed: VerdictLook = { Icon: CircleHelp, text: "text-neutral" };

export function VerdictMark({ verdict }: { readonly verdict: Told }) {
  const { Icon, text } = verdictLook(verdict);
  return (
    <span className={clsx("inline-flex items-start gap-1 font-bold", text)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="mt-[3px] shrink-0" />
      {verdictWord(verdict)}
    </span>
  );
}
