import type { CommentsShown, CommentThread } from "@/lib/domain/contract/comments";
import type { CommentOperation } from "@/lib/domain/pipeline/is-comment-operation";

export interface ShownComment extends Pick<
  CommentThread["comments"][number],
  "id" | "at" | "text" | "isRemovable"
> {
  /** Absent: the person themselves, not sent yet. */
  readonly by?: { readonly id: string; readonly name: string };
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
}

export interface ShownThread extends Pick<CommentThread, "id" | "about" | "count"> {
  /** Without `by`: by the person themselves, not sent yet. */
  readonly resolved?:
    | { readonly by?: { readonly id: string; readonly name: string }; readonly at: string }
    | undefined;
  readonly comments: readonly ShownComment[];
  readonly earlier?: number;
}

interface Shown {
  readonly show: CommentsShown;
  /** An unsent comment has no time: it is shown as of now. */
  readonly now: string;
}

/** The threads including unsent actions, so that people need not wait or write a comment twice. */
export function withUnsent(
  threads: readonly ShownThread[],
  unsent: readonly CommentOperation[],
  { show, now }: Shown,
): readonly ShownThread[] {
  let shown = threads;
  const change = (id: string, to: (thread: ShownThread) => ShownThread) => {
    shown = shown.map((thread) => (thread.id === id ? to(thread) : thread));
  };
  for (const operation of unsent) {
    if (operation.type === "comment.added") {
      const { id, thread, about, text } = operation.comment;
      const comment: ShownComment = { id, at: now, text, isRemovable: false, mentions: [] };
      if (shown.some(({ comments }) => comments.some((one) => one.id === id))) continue;
      if (thread === undefined && show === "open")
        shown = [{ id, about, count: 1, comments: [comment] }, ...shown];
      else if (thread !== undefined)
        change(thread, (one) => ({ ...one, count: one.count + 1, comments: [...one.comments, comment] }));
    } else if (operation.type === "comment.removed") {
      shown = shown.flatMap((thread) => {
        const comments = thread.comments.filter(({ id }) => id !== operation.comment);
        if (comments.length === thread.comments.length) return [thread];
        return thread.count === 1 ? [] : [{ ...thread, count: thread.count - 1, comments }];
      });
    } else {
      const isResolved = operation.type === "thread.resolved";
      change(operation.thread, (one) => ({ ...one, resolved: isResolved ? { at: now } : undefined }));
    }
  }
  return shown.filter(({ resolved }) => (resolved === undefined) === (show === "open"));
}
