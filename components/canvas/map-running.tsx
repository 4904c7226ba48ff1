import { useEffect, useEffectEvent, useState } from "react";
import { callApi } from "@/lib/client/api";
import { useEditor } from "@/lib/client/editor/editor-context";
import { runningMarks } from "@/lib/client/running/running-marks";
import { counted } from "@/lib/domain/words/english";

/** In milliseconds: the request waits until the person pauses drawing. */
const pause = 1_000;

/** Fetches runtime drift once the map is there and whenever the map or the data changes, and shows it on the cards. */
export function MapRunning({ pipelineId }: { readonly pipelineId: string }) {
  const revision = useEditor((state) => state.revision);
  const beside = useEditor((state) => state.besideRunning);
  // Without runtime data, no change of the map can bring a finding.
  const [emptyAt, setEmptyAt] = useState<number>();
  useEffect(() => () => runningMarks.setState(new Map(), true), []);
  if (emptyAt === beside) return null;
  return (
    <AskWhatRuns key={`${revision} ${beside}`} pipelineId={pipelineId} onNothing={() => setEmptyAt(beside)} />
  );
}

function AskWhatRuns({
  pipelineId,
  onNothing,
}: {
  readonly pipelineId: string;
  readonly onNothing: () => void;
}) {
  const nothing = useEffectEvent(onNothing);
  useEffect(() => {
    const left = new AbortController();
    const timer = setTimeout(
      () =>
        void showWhatRuns(pipelineId, left.signal).then((isGiven) => {
          if (isGiven === false && !left.signal.aborted) nothing();
        }),
      pause,
    );
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [pipelineId]);
  return null;
}

/** @returns whether there is any runtime data; undefined without an answer */
async function showWhatRuns(pipelineId: string, signal: AbortSignal): Promise<boolean | undefined> {
  const answer = await callApi("GET /pipelines/{id}/running", { params: { id: pipelineId }, signal });
  // Without an answer the marks stay: the page of findings says why.
  if (!answer.ok || signal.aborted) return undefined;
  const counts = new Map<string, number>();
  for (const { node } of answer.value.findings)
    if (node !== undefined) counts.set(node, (counts.get(node) ?? 0) + 1);
  const words = [...counts].map(
    ([node, count]) => [node, `${counted(count, "finding")} of runtime drift`] as const,
  );
  runningMarks.setState(new Map(words), true);
  return answer.value.observations.length > 0;
}
