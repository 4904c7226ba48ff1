"use client";
import { useEffect } from "react";
import { callApi } from "@/lib/client/api";
import { allOnNode, commentMarks } from "@/lib/client/comments/comment-marks";
import { useEditor, usePipelineId } from "@/lib/client/editor/editor-context";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { CommentPlaces } from "@/lib/domain/contract/comments";

/** Fetches the places of open threads, once the page is there and after each new comment, and shows them. */
export function LoadCommentMarks() {
  const pipelineId = usePipelineId();
  const said = useEditor((state) => state.besideComments);
  useEffect(() => () => commentMarks.setState(new Map(), true), []);
  return <AskForMarks key={said} pipelineId={pipelineId} />;
}

function AskForMarks({ pipelineId }: { readonly pipelineId: string }) {
  useEffect(() => {
    const left = new AbortController();
    void callApi("GET /pipelines/{id}/comments/places", {
      params: { id: pipelineId },
      signal: left.signal,
    }).then((answer) => {
      // Without an answer the marks stay.
      if (answer.ok && !left.signal.aborted) commentMarks.setState(marksOf(answer.value), true);
    });
    return () => left.abort();
  }, [pipelineId]);
  return null;
}

function marksOf({ places }: CommentPlaces): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  for (const { about, open } of places) {
    marks.set(placeKey(about), open);
    if ("edge" in about) continue;
    const all = allOnNode(about.node);
    marks.set(all, (marks.get(all) ?? 0) + open);
  }
  return marks;
}
