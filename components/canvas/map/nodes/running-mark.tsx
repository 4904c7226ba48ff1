import { Activity } from "lucide-react";

/** On a card: the number of drift findings there. For the eye; the card's name says the same. */
export function RunningMark({ text }: { readonly text: string }) {
  return (
    <span
      aria-hidden
      title={text}
      className="card-sign absolute -top-2.25 left-2.5 flex h-4.5 items-center gap-0.5 rounded-sm border border-missing bg-panel px-1 text-[11px] leading-none font-bold text-missing tabular-nums ring-2 ring-bg"
    >
      <Activity size={11} strokeWidth={2.75} className="shrink-0" />
      {parseInt(text, 10)}
    </span>
  );
}
