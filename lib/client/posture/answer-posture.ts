import { emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { compare } from "@/lib/domain/posture/compare";
import type { Posture } from "@/lib/domain/posture/posture";
import { type MapPosture, mapPostureOf, patchBetween } from "./map-posture";
import type { Result } from "@/lib/domain/result";
import type { SupposedChange } from "@/lib/domain/posture/what-if/supposed-change";
import { applyChanges, changesBetween } from "./pipeline-changes";
import type { AskedCompromise, PostureAnswer, PostureAsk } from "./posture-message";

export interface PostureEngine {
  /** Each remembers what it worked out last, and works out again what changed since. */
  readonly createAnalyser: () => (pipeline: Pipeline, today: string) => Posture;
  /** The map with this assumed; an error where it is about what is not there. */
  readonly supposed: (pipeline: Pipeline, change: SupposedChange, today: string) => Result<Pipeline, unknown>;
  readonly compromise: (
    pipeline: Pipeline,
    today: string,
    asked: Pick<Extract<PostureAsk, { type: "compromise" }>, "node" | "proof" | "direction" | "wayTo">,
  ) => AskedCompromise;
}

/** So many of the gaps that would be left are named: copying tens of thousands would hold up the page. */
const mostGaps = 300;

const elementsOf = ({ nodes, edges }: Pipeline) => nodes.size + edges.size;

/** Keeps a pipeline in step with the page's, and answers about it; the same in a worker and in the page. */
export function createPostureAnswerer(engine: PostureEngine): (ask: PostureAsk) => PostureAnswer | undefined {
  const analyse = engine.createAnalyser();
  // Apart from the other, so that going back and forth between what is and what if costs no more than what differs.
  const suppose = engine.createAnalyser();
  let pipeline = emptyPipeline("");
  let shown: MapPosture | undefined;

  const answer = (ask: PostureAsk): PostureAnswer | undefined => {
    switch (ask.type) {
      case "changes": {
        pipeline = applyChanges(pipeline, ask.changes);
        if (ask.isMoreComing) return undefined;
        const posture = mapPostureOf(analyse(pipeline, ask.today), elementsOf(pipeline));
        const patch = patchBetween(shown, posture);
        shown = posture;
        return { type: "posture", patch };
      }
      case "what-if": {
        const supposed = engine.supposed(pipeline, ask.change, ask.today);
        if (!supposed.ok) return { type: "failed", ask: ask.ask };
        const after = suppose(supposed.value, ask.today);
        const { gaps } = after;
        return {
          type: "what-if",
          ask: ask.ask,
          changes: changesBetween(pipeline, supposed.value),
          comparison: compare(analyse(pipeline, ask.today), after),
          after: patchBetween(shown, mapPostureOf(after, elementsOf(supposed.value))),
          gaps: {
            declared: gaps.declared.slice(0, mostGaps),
            proven: gaps.proven.slice(0, mostGaps),
          },
        };
      }
      case "compromise":
        return {
          type: "compromise",
          ask: ask.ask,
          compromise: engine.compromise(pipeline, ask.today, ask),
        };
    }
  };
  return (ask) => {
    try {
      return answer(ask);
    } catch {
      // The page must not wait for ever; what it shows then says so.
      return ask.type === "changes" ? { type: "failed" } : { type: "failed", ask: ask.ask };
    }
  };
}
