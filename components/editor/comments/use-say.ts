import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import type { CommentPlace, OperationBody } from "@/lib/domain/pipeline/operations";

interface Said {
  readonly about: CommentPlace;
  readonly text: string;
  readonly mentions: readonly string[];
  /** Absent: it starts a thread. */
  readonly thread?: string | undefined;
}

interface Say {
  /** @returns why it was refused; undefined on success. */
  readonly add: (said: Said) => string | undefined;
  readonly remove: (comment: string, about: CommentPlace) => void;
  readonly resolve: (thread: string, about: CommentPlace) => void;
  readonly reopen: (thread: string, about: CommentPlace) => void;
}

/** Comments travel like every change: this browser keeps them until the server has them. A viewer may send them, too. */
export function useSay(name: string): Say {
  const { editor } = useEditorHandle();
  const act = (body: OperationBody, label: string) => {
    const done = editor.edit([body], label);
    return done.ok ? undefined : done.error;
  };
  const tell = (body: OperationBody, label: string) => {
    const fault = act(body, label);
    if (fault !== undefined) editor.say(fault, "error");
  };
  return {
    add: ({ about, text, mentions, thread }) =>
      act(
        {
          type: "comment.added",
          comment: {
            id: newNodeId(),
            about,
            text,
            ...(thread === undefined ? {} : { thread }),
            ...(mentions.length === 0 ? {} : { mentions: [...mentions] }),
          },
        },
        thread === undefined ? `comment on ${name}` : `reply on ${name}`,
      ),
    remove: (comment, about) =>
      tell({ type: "comment.removed", comment, about }, `remove a comment on ${name}`),
    resolve: (thread, about) =>
      tell({ type: "thread.resolved", thread, about }, `resolve a thread on ${name}`),
    reopen: (thread, about) => tell({ type: "thread.reopened", thread, about }, `reopen a thread on ${name}`),
  };
}
