"use client";
import { Notice } from "@/components/ui/notice";
import { useEditor, useEditorActions } from "@/lib/client/editor/editor-context";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import { CommentForm } from "./comment-form";
import { useSay } from "./use-say";

/** What was written here and refused, with why: in a field, to be changed and sent again. Nothing of it is lost. */
export function RefusedComments({ about }: { readonly about: CommentPlace | undefined }) {
  const setAside = useEditor((state) => state.setAside);
  const { discardSetAside } = useEditorActions();
  const say = useSay("this place");
  const here = setAside.flatMap(({ operation, reason }) =>
    operation.type === "comment.added" &&
    about !== undefined &&
    placeKey(operation.comment.about) === placeKey(about)
      ? [{ id: operation.id, comment: operation.comment, reason }]
      : [],
  );
  return here.map(({ id, comment, reason }) => (
    <div key={id} className="flex flex-col gap-2">
      <Notice tone="warning">
        <b className="font-bold">This comment was not taken.</b> {reason}
      </Notice>
      <CommentForm
        label="The comment that was not taken"
        does="Send again"
        text={comment.text}
        onSay={(text, mentions) => {
          const { thread } = comment;
          const fault = say.add({
            about: comment.about,
            text,
            mentions,
            ...(thread === undefined ? {} : { thread }),
          });
          if (fault === undefined) discardSetAside(id);
          return fault;
        }}
        onCancel={{ does: "Give it up", act: () => discardSetAside(id) }}
      />
    </div>
  ));
}
