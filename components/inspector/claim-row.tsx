import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark, statusLooks } from "@/components/marks/status";
import { triageAction } from "@/lib/client/triage-keys";
import { CommentsPart } from "@/components/editor/comments/comments-part";
import { OpenThreads } from "@/components/editor/comments/open-threads";
import { placeKey } from "@/lib/domain/comments/place-key";
import { useReplaceAccepted } from "@/components/editor/replace-accepted";
import { OthersEditing } from "@/components/editor/presence/others-editing";
import { singleKeysOn } from "@/lib/client/single-keys";
import { today } from "@/lib/client/today";
import { capitalise } from "@/lib/domain/capitalise";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { type ExplainedStatus, isExplained } from "@/lib/domain/edits/explained-status";
import { claimNote } from "@/lib/domain/posture/words/claim-note";
import { ownWords } from "@/lib/domain/catalogue/own/own-words";
import { lacksReason } from "@/lib/domain/pipeline/needs-reason";
import type { Claim } from "@/lib/domain/pipeline/document";
import { type EffectiveStatus, isOpen as isGap } from "@/lib/domain/posture/coverage/effective-status";
import { ClaimForm, type ClaimActions } from "./claim-form";
import { overdueText } from "@/components/marks/times";
import { formatDay } from "@/lib/domain/words/english";

interface ClaimRowProps {
  readonly node: string;
  readonly control: Control;
  readonly claim: Claim | undefined;
  readonly status: EffectiveStatus;
  /** It waits for approval. */
  readonly isPending: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly actions: ClaimActions;
  readonly isReadOnly: boolean;
}

/** One control on the selected node: its status at a glance, set by the keys 1 to 6 as in the gaps; everything about it when opened. */
export function ClaimRow({
  node,
  control,
  claim,
  status,
  isPending,
  isOpen,
  onToggle,
  actions,
  isReadOnly,
}: ClaimRowProps) {
  const [asking, setAsking] = useState<ExplainedStatus>();
  const row = useRef<HTMLLIElement>(null);
  const heading = useRef<HTMLButtonElement>(null);
  const replacing = useReplaceAccepted();
  const holdInPlace = useHeldInPlace(heading);
  const toggle = (opens: boolean) => {
    holdInPlace();
    onToggle(opens);
  };
  const [isAskedFor] = useState(isOpen);
  useEffect(() => {
    // The address or a finding may name one among many: scroll it to the top of the list.
    if (isAskedFor) row.current?.scrollIntoView({ block: "start" });
  }, [isAskedFor]);
  const note = claimNote(claim, today(), isPending);
  const { Icon, text } = statusLooks[status];
  const overdue =
    claim?.due !== undefined && isGap(status, "declared") ? overdueText(claim.due, today()) : undefined;
  const setByKey = (event: KeyboardEvent) => {
    const action = isReadOnly ? undefined : triageAction(event, singleKeysOn());
    if (action?.do !== "status") return;
    event.preventDefault();
    const { status: next } = action;
    setAsking(isExplained(next) ? next : undefined);
    // The opened row asks for the reason.
    if (isExplained(next)) toggle(true);
    else replacing.orAsk(claim, next, () => actions.onChange(control, { status: next }));
  };
  return (
    <li ref={row} data-control={control.id} className="border-t border-line first:border-t-0">
      <button
        ref={heading}
        type="button"
        aria-expanded={isOpen}
        onClick={() => toggle(!isOpen)}
        onKeyDown={setByKey}
        className="grid w-full grid-cols-[20px_1fr_auto_14px] items-start gap-2 py-2.5 text-left hover:bg-bg"
      >
        <Icon aria-hidden size={15} strokeWidth={2.5} className={`mt-0.5 ${text}`} />
        <span>
          {control.title} <OpenThreads place={placeKey({ node, control: control.id })} />
          {control.own !== undefined && (
            <span className="block text-tiny font-medium text-blue">{capitalise(ownWords(control.own))}</span>
          )}
          <span className="block text-tiny text-soft">{aboutClaim(control, claim)}</span>
          {note && <ClaimNoteMark note={note} className="flex" />}
          {overdue !== undefined && <span className="block text-tiny font-bold text-missing">{overdue}</span>}
          <OthersEditing node={node} control={control.id} what="this control" />
        </span>
        <span className="text-tiny">
          <StatusMark status={status} wordOnly />
        </span>
        <ChevronRight
          aria-hidden
          size={14}
          className={`mt-0.5 text-faint transition-transform duration-150 ${isOpen ? "rotate-90" : ""}`}
        />
      </button>
      {replacing.dialog}
      {isOpen && (
        <>
          <ClaimForm
            node={node}
            control={control}
            claim={claim}
            actions={actions}
            isReadOnly={isReadOnly}
            asking={asking}
            onAsk={setAsking}
          />
          <div className="border-l-2 border-blue-soft pb-4 pl-3">
            <CommentsPart about={{ node, control: control.id }} name={control.title} />
          </div>
        </>
      )}
    </li>
  );
}

/** The pressed element stays under the pointer although another, above it, closes. @returns call it before the change */
function useHeldInPlace(pressed: RefObject<HTMLElement | null>): () => void {
  const before = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (before.current !== undefined)
      pressed.current?.closest("[data-inspector]")?.scrollBy({ top: topOf(pressed) - before.current });
    before.current = undefined;
  });
  return () => {
    before.current = topOf(pressed);
  };
}

function topOf({ current }: RefObject<HTMLElement | null>): number {
  return current?.getBoundingClientRect().top ?? 0;
}

/** The line under a control's title: owner and due date, or else why it is in the list. */
function aboutClaim(control: Control, claim: Claim | undefined): string {
  const parts = [
    claim?.owner,
    claim?.due === undefined ? undefined : `due ${formatDay(claim.due)}`,
    evidenceCount(claim),
    lacksReason(claim) ? "no reason given" : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length > 0) return parts.join(", ");
  return `${control.gate ? "Gate, weight" : "Weight"} ${control.weight} of 5`;
}

function evidenceCount(claim: Claim | undefined): string | undefined {
  const count = claim?.evidence?.length ?? 0;
  if (count === 0) return undefined;
  return count === 1 ? "1 piece of evidence" : `${count} pieces of evidence`;
}
