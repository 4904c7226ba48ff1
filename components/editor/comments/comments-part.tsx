"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { useOpenThreads } from "@/lib/client/comments/comment-marks";
import { shownPart } from "@/lib/client/parts/shown-part";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";

const CommentThreads = dynamic(
  shownPart(() => import("./comment-threads").then((module) => module.CommentThreads)),
  { loading: PartMissing },
);

interface CommentsPartProps {
  readonly about: CommentPlace;
  /** The name of the place, to follow "on". */
  readonly name: string;
}

/** The comments on one place, folded until opened; unfolded if a thread is open. */
export function CommentsPart({ about, name }: CommentsPartProps) {
  const key = placeKey(about);
  const open = useOpenThreads(key);
  const [asked, setAsked] = useState<boolean>();
  const isOpen = asked ?? open > 0;
  return (
    <details open={isOpen} className="rounded-card border border-line">
      {/* Not by the toggle event: it also comes when the count of open threads changes, and would then count as asked. */}
      <summary
        className="px-3 py-2 font-medium"
        onClick={(event) => {
          event.preventDefault();
          setAsked(!isOpen);
        }}
      >
        Comments<span className="sr-only"> on {name}</span>
        {open > 0 && <span className="font-normal text-soft tabular-nums"> {open} open</span>}
      </summary>
      {isOpen && (
        <div className="px-3 pt-1 pb-3">
          <CommentThreads key={key} about={about} name={name} />
        </div>
      )}
    </details>
  );
}
