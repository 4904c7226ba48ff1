import { useEffect, useRef } from "react";
import { proposeMap } from "@/lib/domain/interview/propose-map";
import { readAnswers } from "@/lib/domain/interview/read-answers";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";

/** The hand-overs of the interview that were seen since the page was opened, or were missing then: `known` of changeMap. */
export function useKnownHandOvers(pipeline: Pipeline): () => ReadonlySet<string> {
  const known = useRef<Set<string>>(undefined);
  useEffect(() => {
    const drawn = proposeMap(readAnswers(pipeline)).edges.map(({ id }) => id);
    known.current ??= new Set(drawn);
    for (const id of drawn) if (getRecord(pipeline.edges, id)) known.current.add(id);
  }, [pipeline]);
  return () => known.current ?? new Set();
}
