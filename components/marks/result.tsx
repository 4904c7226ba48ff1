import type { LucideIcon } from "lucide-react";

export function ResultMark({ look: { word, Icon, text } }: { readonly look: ResultLook }) {
  return (
    <span className={`inline-flex items-center gap-1 font-bold whitespace-nowrap ${text}`}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      {word}
    </span>
  );
}

export interface ResultLook {
  readonly word: string;
  readonly Icon: LucideIcon;
  readonly text: string;
  readonly bar: string;
}
