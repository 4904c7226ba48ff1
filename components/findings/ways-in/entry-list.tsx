"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { setOnClaims } from "@/lib/domain/edits/claims";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { claimNote } from "@/lib/domain/posture/words/claim-note";
import { entryStateWords, knownWords } from "@/lib/domain/posture/words/entry-words";
import { answersAtHand } from "@/lib/domain/posture/words/questions";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import { isReviewPending } from "@/lib/domain/reviews/review-pending";
import { PlanButton } from "../fix/plan-button";
import type { CloserRow, EntryRow } from "./way-in-row";

interface EntryListProps {
  readonly entries: readonly EntryRow[];
  readonly mapPath: string;
  readonly today: string;
  /** How a control opens if not by a link to the map. */
  readonly closerName?: ((closer: CloserRow) => ReactNode) | undefined;
}

/** The techniques at a place, each with the controls that close it: one of them is enough. */
export function EntryList({ entries, mapPath, today, closerName }: EntryListProps) {
  return (
    <section aria-label="Techniques" className="flex flex-col gap-2.5">
      <h3 className="text-tiny font-medium text-soft">
        {entries.length === 1 ? "Technique" : `${entries.length} techniques`}
      </h3>
      {entries.map(({ word, sentence, state, isSaid, closers, otherwise }) => (
        <div key={word} className="border-l-2 border-line-strong pl-3">
          <p>
            <b>{word}</b>{" "}
            <span className="text-soft">
              {entryStateWords[state].word.toLowerCase()}
              {state === "open" && `, ${(isSaid ? knownWords.said : knownWords.assumed).word.toLowerCase()}`}
            </span>
          </p>
          <p className="text-soft break-words">{sentence}.</p>
          {otherwise !== undefined && <p className="text-tiny text-soft">{otherwise}</p>}
          {closers.length > 0 && (
            <>
              <p className="mt-1 text-tiny text-soft">
                {closers.length === 1 ? "This closes it:" : "Any one of these closes it:"}
              </p>
              <ul className="flex flex-col gap-1.5">
                {closers.map((closer) => (
                  <CloserLine
                    key={`${closer.node} ${closer.control}`}
                    closer={closer}
                    mapPath={mapPath}
                    today={today}
                    closerName={closerName}
                  />
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </section>
  );
}

export const closerLook =
  "inline-block min-h-6 py-0.5 max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:py-3 text-left break-words underline decoration-line-strong underline-offset-2 hover:text-blue";

interface CloserLineProps extends Omit<EntryListProps, "entries"> {
  readonly closer: CloserRow;
}

/** A control that closes it, with its current status, and ways to set or plan it. */
function CloserLine({ closer, mapPath, today, closerName }: CloserLineProps) {
  const { node, nodeName, control, title } = closer;
  const claim = useEditor((state) => claimsOf(state.visible, node).get(control));
  const status = useEditor((state) => effectiveStatus(claim, today, state.visible));
  const isPending = useEditor((state) => isReviewPending(claim, today, state.visible));
  const note = claimNote(claim, today, isPending);
  const isReadOnly = useIsReadOnly();
  const perform = usePerform();
  const isOpen = status === "missing" || status === "not-assessed" || status === "contradicted";
  return (
    <li>
      {closerName ? (
        closerName(closer)
      ) : (
        <Link
          href={`${mapPath}?${new URLSearchParams({ node, control })}`}
          prefetch={false}
          className={closerLook}
        >
          {title}
        </Link>
      )}{" "}
      <span className="text-soft">at {nodeName}</span>
      <div className="flex flex-wrap items-center gap-2">
        <StatusMark status={status} />
        {note && <ClaimNoteMark note={note} />}
        {!isReadOnly && isOpen && (
          <PlanButton places={[{ node, control }]} what={title} today={today} label="Plan it" />
        )}
        {!isReadOnly && (
          <select
            aria-label={`Set status of “${title}” on ${nodeName}`}
            value=""
            onChange={(event) => {
              const chosen = answersAtHand.find((one) => one === event.target.value);
              if (chosen)
                perform((pipeline) => setOnClaims(pipeline, [closer], { status: chosen }), {
                  tell: "with undo",
                  otherwise: "No change: that status is already set.",
                });
            }}
            className="h-8 rounded-control border border-line-strong bg-panel px-1.5 text-tiny font-medium text-soft"
          >
            <option value="">Set status…</option>
            {answersAtHand.map((one) => (
              <option key={one} value={one}>
                {claimStatusWords[one].word}
              </option>
            ))}
          </select>
        )}
      </div>
    </li>
  );
}
