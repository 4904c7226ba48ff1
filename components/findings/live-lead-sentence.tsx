"use client";
import { useEditor, usePipelineCounts, useStageCounts } from "@/lib/client/editor/editor-context";
import { LeadSentence } from "./lead-sentence";
import type { Proof } from "@/lib/domain/posture/posture";

export function LiveLeadSentence({ proof, gapsPath }: { readonly proof: Proof; readonly gapsPath: string }) {
  const [build, distribute, run] = [
    useStageCounts("build"),
    useStageCounts("distribute"),
    useStageCounts("run"),
  ];
  return (
    <LeadSentence
      stages={{ build, distribute, run }}
      whole={usePipelineCounts()}
      proof={proof}
      gapsPath={gapsPath}
      asksReview={useEditor(({ visible }) => visible.policy.needsReview?.includes("verified"))}
    />
  );
}
