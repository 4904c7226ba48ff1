import { clsx } from "clsx";
import type { VerdictName } from "@/lib/domain/posture/posture";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { verdictLooks } from "./verdict-look";

export function VerdictMark({ verdict }: { readonly verdict: VerdictName }) {
  const { Icon, text } = verdictLooks[verdict];
  return (
    <span className={clsx("inline-flex items-start gap-1 font-bold", text)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="mt-[3px] shrink-0" />
      {verdictWords[verdict].word}
    </span>
  );
}
