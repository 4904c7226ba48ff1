import { clsx } from "clsx";
import { CircleDashed, CircleSlash, ShieldCheck, ShieldOff, ShieldX } from "lucide-react";
import type { VerdictName } from "@/lib/domain/posture/posture";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";

interface VerdictLook {
  readonly Icon: typeof ShieldOff;
  readonly text: string;
}

/** A verdict is a glyph, a word and a colour, relied on in that order; the words are in lib/domain/posture/words. */
export const verdictLooks: { readonly [V in VerdictName]: VerdictLook } = {
  bypassed: { Icon: ShieldOff, text: "text-missing" },
  "stands-nowhere": { Icon: ShieldX, text: "text-missing" },
  "no-place": { Icon: CircleSlash, text: "text-neutral" },
  "nothing-enters": { Icon: CircleDashed, text: "text-neutral" },
  "nothing-to-protect": { Icon: CircleDashed, text: "text-neutral" },
  holds: { Icon: ShieldCheck, text: "text-standing" },
};

export function VerdictMark({ verdict }: { readonly verdict: VerdictName }) {
  const { Icon, text } = verdictLooks[verdict];
  return (
    <span className={clsx("inline-flex items-start gap-1 font-bold", text)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="mt-[3px] shrink-0" />
      {verdictWords[verdict].word}
    </span>
  );
}
