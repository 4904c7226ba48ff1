import { useEffect, useState } from "react";
import { callApi } from "@/lib/client/api";
import { useEditor, usePipelineId } from "@/lib/client/editor/editor-context";
import type { ReviewQueue } from "@/lib/domain/contract/reviews";
import type { ClaimKey } from "@/lib/domain/edits/claims";
import type { Claim } from "@/lib/domain/pipeline/document";

/**
 * Who set a status, and whether the person may approve it, from the log: requested again when the status changes, once all
 * changes of this page are sent.
 * @returns undefined until it is known
 */
export function useConfirming(
  { node, control }: ClaimKey,
  claim: Claim | undefined,
  isAsked: boolean,
): ReviewQueue | undefined {
  const pipelineId = usePipelineId();
  const isSent = useEditor((state) => state.pending.length === 0);
  const [known, setKnown] = useState<{ readonly claim: Claim | undefined; readonly queue: ReviewQueue }>();
  useEffect(() => {
    if (!isAsked || !isSent) return undefined;
    const stopping = new AbortController();
    void callApi("GET /pipelines/{id}/reviews", {
      params: { id: pipelineId },
      query: { node, control },
      signal: stopping.signal,
    }).then((answer) => {
      if (answer.ok && !stopping.signal.aborted) setKnown({ claim, queue: answer.value });
    });
    return () => stopping.abort();
  }, [pipelineId, node, control, claim, isAsked, isSent]);
  return known?.claim === claim ? known?.queue : undefined;
}
