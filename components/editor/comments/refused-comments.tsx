"use client";
import { Notice } from "@/components/ui/notice";
import { useEditor, useEditorActions } from "@/lib/client/editor/editor-context";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import { CommentForm } from "./comment-form";
import { useSay } from "./use-say";

/** A refused comment with the reason, in a field to change and send again, so that nothing is lost. */
export function RefusedComments({ about }: { readonly about: CommentPlace }) {
  const setAside = useEditor((state) => state.setAside);
  const { discardSetAside } = useEditorActions();
  const say = useSay("this place");
  return setAside.map(({ operation, reason }) => {
    if (operation.type !== "comment.added" || placeKey(operation.comment.about) !== placeKey(about))
      return null;
    const { id, comment } = operation;
    return (
      <div key={id} className="flex flex-col gap-2">
        <Notice tone="warning">
          <b className="font-bold">Comment not saved.</b> {reason}
        </Notice>
        <CommentForm
          label="Unsaved comment"
          does="Send again"
          text={comment.text}
          onSay={(text, mentions) => {
            const fault = say.add({ ...comment, text, mentions });
            if (fault === undefined) discardSetAside(id);
            return fault;
          }}
          onCancel={{ does: "Discard", act: () => discardSetAside(id) }}
        />
      </div>
    );
  });
}
