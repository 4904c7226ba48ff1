"use client";
import { CheckCheck, RotateCcw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PersonMark } from "@/components/marks/person-mark";
import { TimeAgo } from "@/components/marks/times";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ShownComment, ShownThread } from "@/lib/client/comments/with-unsent";
import { useEditor, usePipelineId } from "@/lib/client/editor/editor-context";
import { capitalise } from "@/lib/domain/capitalise";
import { placeAddress } from "@/lib/domain/comments/place-address";
import { namesIn } from "@/lib/domain/activity/names";
import { placeWords } from "@/lib/domain/comments/place-words";
import { splitMentions } from "@/lib/domain/comments/split-mentions";
import { counted } from "@/lib/domain/words/english";
import { CommentForm } from "./comment-form";
import { useSay } from "./use-say";

interface ThreadCardProps {
  readonly thread: ShownThread;
  /** The name of its place, if all threads share it; absent: the thread names its own. */
  readonly name: string | undefined;
  readonly mayComment: boolean;
  readonly now: Date;
  readonly onEarlier: () => void;
}

/** One thread: its comments, the reply field, and whether it is resolved. */
export function ThreadCard({ thread, name, mayComment, now, onEarlier }: ThreadCardProps) {
  const [isAnswering, setAnswering] = useState(false);
  const [removing, setRemoving] = useState<string>();
  const pipelineId = usePipelineId();
  const words = useEditor(({ visible }) => placeWords(thread.about, namesIn(visible)));
  const say = useSay(name ?? words);
  const { id, about, comments, resolved, earlier } = thread;
  const isFirstRemoved = earlier === undefined && comments.length > 0 && comments[0]?.id !== id;
  const isSent = comments.every(({ by }) => by !== undefined) || comments.length > 1;
  return (
    <article
      aria-label={`Thread on ${name ?? words}, ${counted(thread.count, "comment")}`}
      className="flex flex-col gap-2.5 rounded-control border border-line bg-bg/60 px-3 py-2.5"
    >
      {name === undefined && (
        <Link
          href={placeAddress(pipelineId, about)}
          prefetch={false}
          className="font-medium break-words text-blue hover:underline"
        >
          {capitalise(words)}
        </Link>
      )}
      {resolved && (
        <p className="flex items-center gap-1.5 text-tiny text-soft">
          <CheckCheck aria-hidden size={14} className="text-standing" />
          <span>
            Resolved by {resolved.by?.name ?? "you"}, <TimeAgo at={resolved.at} now={now} />
          </span>
        </p>
      )}
      {earlier !== undefined && (
        <button
          type="button"
          onClick={onEarlier}
          className="min-h-6 self-start text-tiny text-blue hover:underline"
        >
          Earlier comments
        </button>
      )}
      {isFirstRemoved && <p className="text-tiny text-soft">The first comment was removed.</p>}
      <ol className="flex flex-col gap-2.5">
        {comments.map((comment) => (
          <li key={comment.id}>
            <Said comment={comment} now={now} onRemove={() => setRemoving(comment.id)} />
          </li>
        ))}
      </ol>
      {mayComment && isAnswering && (
        <CommentForm
          label={`Reply on ${name ?? words}`}
          does="Reply"
          draft={`thread ${id}`}
          isAtOnce
          onSay={(text, mentions) => {
            const fault = say.add({ about, text, mentions, thread: id });
            if (fault === undefined) setAnswering(false);
            return fault;
          }}
          onCancel={{ does: "Cancel", act: () => setAnswering(false) }}
        />
      )}
      {mayComment && !isAnswering && (
        <div className="flex flex-wrap gap-2">
          {!resolved && <Button onClick={() => setAnswering(true)}>Reply</Button>}
          {resolved ? (
            <Button tone="quiet" onClick={() => say.reopen(id, about)}>
              <RotateCcw aria-hidden size={14} />
              Reopen
            </Button>
          ) : (
            isSent && (
              <Button tone="quiet" onClick={() => say.resolve(id, about)}>
                <CheckCheck aria-hidden size={14} />
                Resolve
              </Button>
            )
          )}
        </div>
      )}
      <ConfirmDialog
        title="Remove this comment?"
        isOpen={removing !== undefined}
        confirmLabel="Remove comment"
        onClose={() => setRemoving(undefined)}
        onConfirm={() => {
          if (removing !== undefined) say.remove(removing, about);
          setRemoving(undefined);
        }}
      >
        <p>
          It disappears from this page for all members. The log keeps it: an admin can erase the text there.
        </p>
      </ConfirmDialog>
    </article>
  );
}

interface SaidProps {
  readonly comment: ShownComment;
  readonly now: Date;
  readonly onRemove: () => void;
}

function Said({ comment: { by, at, text, mentions, isRemovable }, now, onRemove }: SaidProps) {
  return (
    <div className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-2">
      {by ? <PersonMark id={by.id} name={by.name} /> : <span />}
      <div className="min-w-0">
        <p className="text-tiny text-soft">
          <bdi className="font-medium text-ink">{by?.name ?? "You"}</bdi>,{" "}
          {by ? <TimeAgo at={at} now={now} /> : "not sent yet"}
        </p>
        {/* Comments may use another writing direction, which must not affect the text around them. */}
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere [unicode-bidi:isolate]">
          {splitMentions(text, mentions).map(({ text: piece, people }, index) =>
            people ? (
              <b key={index} className="font-medium text-blue">
                {piece}
              </b>
            ) : (
              piece
            ),
          )}
        </p>
      </div>
      {isRemovable && (
        <button
          type="button"
          aria-label={`Remove the comment of ${by?.name ?? "yours"}`}
          title="Remove"
          onClick={onRemove}
          className="self-start rounded-control p-1.5 text-soft hover:bg-bg hover:text-missing max-sm:pointer-coarse:p-3.5"
        >
          <Trash2 aria-hidden size={13} />
        </button>
      )}
    </div>
  );
}
