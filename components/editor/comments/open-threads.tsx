"use client";
import { MessageSquare } from "lucide-react";
import { openThreadsText, useOpenThreads } from "@/lib/client/comments/comment-marks";

/** In a list: the number of open threads on a row; nothing if there is none. */
export function OpenThreads({ place }: { readonly place: string }) {
  const open = useOpenThreads(place);
  if (open === 0) return null;
  const text = openThreadsText(open);
  return (
    <span
      title={text}
      className="inline-flex shrink-0 items-center gap-0.5 text-tiny font-medium text-blue tabular-nums"
    >
      <MessageSquare aria-hidden size={12} />
      <span aria-hidden>{open}</span>
      <span className="sr-only">, {text}</span>
    </span>
  );
}
