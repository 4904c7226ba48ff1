import { CircleDashed, CircleSlash, ShieldCheck, ShieldOff, ShieldX } from "lucide-react";
import type { VerdictName } from "@/lib/domain/posture/posture";

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
