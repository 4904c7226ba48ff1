"use client";
import { Check, UserRoundSearch } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { useEditor, useEditorActions, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { today } from "@/lib/client/today";
import type { ReviewQueue } from "@/lib/domain/contract/reviews";
import type { ClaimKey } from "@/lib/domain/edits/claims";
import { confirmClaim, withdrawReview } from "@/lib/domain/edits/reviews";
import type { Claim, Review } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import { claimsOf, reviewsOf } from "@/lib/domain/pipeline/pipeline";
import { describeConfirmed, describeReviewed } from "@/lib/domain/reviews/confirmed-words";
import { confirmedPieces, reviewHolds, saysAsConfirmed } from "@/lib/domain/reviews/review-holds";
import { isReviewPending } from "@/lib/domain/reviews/review-pending";
import { formatDay } from "@/lib/domain/words/english";
import { useConfirming } from "./use-confirming";

interface ConfirmationProps {
  readonly of: ClaimKey;
  readonly Heading: "h3" | "h4";
}

/** Who approved a status, what has changed since, and buttons to approve it or to withdraw an approval. */
export function Confirmation({ of, Heading }: ConfirmationProps) {
  const { node, control } = of;
  const claim = useEditor((state) => claimsOf(state.visible, node).get(control));
  const isPending = useEditor((state) => isReviewPending(claim, today(), state.visible));
  const reviews = useEditor((state) => reviewsOf(state.visible, node));
  const given = reviews.filter((review) => review.control === control);
  const isAbout = claim !== undefined && (isPending || given.length > 0);
  const asked = useConfirming(of, claim, isAbout);
  const section = useRef<HTMLElement>(null);
  // The focused button disappears with its action.
  const keepFocus = () => section.current?.focus();
  if (!isAbout) return null;
  return (
    <section ref={section} tabIndex={-1} aria-label="Approval" className="flex flex-col gap-2">
      <Heading className="font-medium">Approval</Heading>
      {given.map((review) => (
        <Given key={review.id} of={of} review={review} claim={claim} you={asked?.you} onDone={keepFocus} />
      ))}
      {isPending && (
        <>
          <p className="flex items-start gap-1.5">
            <UserRoundSearch aria-hidden size={14} className="mt-[3px] shrink-0 text-planned" />
            <span>
              <b className="font-medium">Approval pending.</b> It counts once a person who did not set it has
              approved it.
            </span>
          </p>
          <Confirm of={of} asked={asked} onDone={keepFocus} />
        </>
      )}
    </section>
  );
}

interface GivenProps {
  readonly of: ClaimKey;
  readonly review: Review;
  readonly claim: Claim;
  readonly you: ReviewQueue["you"] | undefined;
  readonly onDone: () => void;
}

function Given({ of, review, claim, you, onDone }: GivenProps) {
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const { say } = useEditorActions();
  const holds = reviewHolds(review, claim, today());
  const isOutlived = !holds && isSaidYet(review, claim);
  const mayWithdraw = !isReadOnly && you !== undefined && (you.id === review.reviewer || you.isAdmin);
  return (
    <div className="flex flex-col gap-1 rounded-control border border-line px-2.5 py-1.5">
      <p className="flex items-start gap-1.5">
        {holds && (
          <Check aria-hidden size={14} strokeWidth={2.5} className="mt-[3px] shrink-0 text-standing" />
        )}
        <span className="min-w-0 break-words">
          {holds
            ? `Approved by ${review.name} on ${formatDay(review.on)}`
            : isOutlived
              ? `Approved by ${review.name} on ${formatDay(review.on)}, but its evidence does not prove it now`
              : `${review.name} approved something else on ${formatDay(review.on)}`}
        </span>
      </p>
      {review.note !== undefined && (
        <p className="break-words whitespace-pre-wrap text-soft">“{review.note}”</p>
      )}
      {!holds && !isOutlived && (
        <dl className="text-tiny break-words text-soft">
          <dt className="inline">Approved: </dt>
          <dd className="inline">{describeReviewed(review.of)}.</dd>
          <br />
          <dt className="inline">Now: </dt>
          <dd className="inline">{describeConfirmed(claim, today())}.</dd>
        </dl>
      )}
      {mayWithdraw && (
        <Button
          className="self-start"
          onClick={() => {
            if (perform(withdrawReview(of, review.id), { tell: (text) => say(text) })) onDone();
          }}
        >
          Withdraw
          <span className="sr-only"> the approval by {review.name}</span>
        </Button>
      )}
    </div>
  );
}

/** Compares the full approved content, evidence included: a difference may be in the status or in its evidence. */
function isSaidYet(review: Review, claim: Claim): boolean {
  const { evidence = [] } = review.of;
  return saysAsConfirmed(review, claim) && confirmedPieces(review, claim).length === evidence.length;
}

interface ConfirmProps {
  readonly of: ClaimKey;
  readonly asked: ReviewQueue | undefined;
  readonly onDone: () => void;
}

function Confirm({ of, asked, onDone }: ConfirmProps) {
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const [isWriting, setWriting] = useState(false);
  const item = asked?.items[0];
  if (isReadOnly) return null;
  const you = asked?.you;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!you) return;
    const note = textOf(new FormData(event.currentTarget), "note").trim();
    const confirming = {
      id: newNodeId(),
      reviewer: you.id,
      name: you.name,
      on: today(),
      ...(note === "" ? {} : { note }),
    };
    if (perform((pipeline) => confirmClaim(pipeline, of, confirming), { tell: "with undo" })) close();
  };
  const close = () => {
    setWriting(false);
    onDone();
  };
  if (isWriting)
    return (
      <form onSubmit={submit} className="flex flex-col gap-2.5 rounded-control border border-line-strong p-3">
        {item && <p className="break-words">You approve: {item.says}.</p>}
        <Field label="Note (optional)" hint="For example, the evidence that you checked.">
          {(ids) => (
            <textarea
              {...ids}
              ref={focusFirst}
              name="note"
              rows={2}
              maxLength={limits.note}
              className={inputClass}
            />
          )}
        </Field>
        <FormActions onCancel={close}>Approve</FormActions>
      </form>
    );
  return (
    <>
      <Button
        className="self-start"
        disabled={item === undefined || !item.mayConfirm}
        onClick={() => setWriting(true)}
      >
        Approve
      </Button>
      {item && (
        <p className="text-tiny text-soft empty:hidden">
          {item.claimants.length > 0 && `Set by ${item.claimants.map(({ name }) => name).join(", ")}. `}
          {item.whyNot}
        </p>
      )}
    </>
  );
}
