import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import type { CommentPlace, OperationBody } from "@/lib/domain/pipeline/operations";

interface Said {
  readonly about: CommentPlace;
  readonly text: string;
  readonly mentions: readonly string[];
  /** Absent: it begins one. */
  readonly thread?: string | undefined;
}

interface Say {
  /** @returns why it was not taken; undefined: it was. */
  readonly add: (said: Said) => string | undefined;
  readonly remove: (comment: string, about: CommentPlace) => void;
  readonly resolve: (thread: string, about: CommentPlace) => void;
  readonly reopen: (thread: string, about: CommentPlace) => void;
}

/** What people say goes the way of every change: kept in this browser until the server has it. A viewer may send it, too. */
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
        thread === undefined ? `comment on ${name}` : `answer on ${name}`,
      ),
    remove: (comment, about) =>
      tell({ type: "comment.removed", comment, about }, `remove a comment on ${name}`),
    resolve: (thread, about) =>
      tell({ type: "thread.resolved", thread, about }, `resolve a thread on ${name}`),
    reopen: (thread, about) =>
      tell({ type: "thread.reopened", thread, about }, `open a thread on ${name} again`),
  };
}
