import { emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { changesBetween } from "./pipeline-changes";
import { startPostureThread } from "./posture-thread";

/**
 * The ids of the connections drawn as checked on this map, analysed once, for a stored picture. None if the analysis
 * failed. @param today the UTC day
 */
export async function checkedNow(pipeline: Pipeline, today: string): Promise<ReadonlySet<string>> {
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  const ask = () =>
    thread.ask({
      type: "changes",
      changes: changesBetween(emptyPipeline(""), pipeline),
      today,
      isMoreComing: false,
    });
  const thread = startPostureThread({
    onAnswer: (answer) => {
      if (answer.type === "posture") resolve(answer.patch.parts.checkedHandOvers ?? []);
      if (answer.type === "failed") resolve([]);
    },
    onReplaced: ask,
  });
  ask();
  const ids = await promise;
  thread.end();
  return new Set(ids);
}
