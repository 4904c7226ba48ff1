import { clsx } from "clsx";
import { CircleHelp, CircleSlash, DoorOpen, Lock, ShieldCheck } from "lucide-react";
import type { WayState } from "@/lib/domain/posture/ways-in/way-in";
import { wayStateWords } from "@/lib/domain/posture/words/entry-words";

/** Like a verdict: a sign, a word and a colour, in this order of reliance. */
export const wayLooks: {
  readonly [S in WayState]: { readonly Icon: typeof DoorOpen; readonly text: string };
} = {
  unguarded: { Icon: DoorOpen, text: "text-missing" },
  depends: { Icon: CircleHelp, text: "text-neutral" },
  guarded: { Icon: ShieldCheck, text: "text-partial" },
  "set-aside": { Icon: CircleSlash, text: "text-neutral" },
  closed: { Icon: Lock, text: "text-standing" },
};

export function WayStateMark({ state }: { readonly state: WayState }) {
  const { Icon, text } = wayLooks[state];
  return (
    <span className={clsx("inline-flex items-center gap-1 font-bold whitespace-nowrap", text)}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      {wayStateWords[state].word}
    </span>
  );
}
