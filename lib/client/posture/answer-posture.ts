import { emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { compare } from "@/lib/domain/posture/compare";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import type { Posture } from "@/lib/domain/posture/posture";
import { isEmptyPatch, type KnownChanges, type MapPosture, mapPostureOf, patchBetween } from "./map-posture";
import type { Result } from "@/lib/domain/result";
import type { SupposedChange } from "@/lib/domain/posture/what-if/supposed-change";
import { applyChanges, changesBetween } from "./pipeline-changes";
import type { AskedCompromise, PostureAnswer, PostureAsk } from "./posture-message";

export interface PostureEngine {
  /** Each remembers its last answer, for a map that is the same to the analysis. */
  readonly createAnalyser: () => (pipeline: Pipeline, today: string) => Posture;
  /** The ids of the connections that are drawn as checked. */
  readonly checkedHandOvers: (pipeline: Pipeline, today: string, posture: Posture) => readonly string[];
  /** @returns whether there is more to do before the changes to make can be read. */
  readonly lookForChanges: (posture: Posture) => boolean;
  /** The ranking of those that were tried so far. */
  readonly changesSoFar: (posture: Posture) => Posture["bestChanges"];
  /** The map with this assumed; an error where it is about what is not there. */
  readonly supposed: (pipeline: Pipeline, change: SupposedChange, today: string) => Result<Pipeline, unknown>;
  readonly compromise: (
    pipeline: Pipeline,
    today: string,
    asked: Pick<Extract<PostureAsk, { type: "compromise" }>, "node" | "proof" | "direction" | "wayTo">,
  ) => AskedCompromise;
  /** Undefined: the catalogue does not have it. */
  readonly incident: (
    pipeline: Pipeline,
    today: string,
    asked: Pick<Extract<PostureAsk, { type: "incident" }>, "incident" | "proof">,
  ) => IncidentAnswer | undefined;
}

/** On larger maps what to do first is found after the posture, and told as it becomes known. */
const mostForChanges = 600;
/** In milliseconds: steps of the search are taken together up to this, so that an edit or a question waits for no longer. */
const mostAtOnce = 20;
/** In milliseconds: so long after the posture what is known is told first, and then each time after twice as long. */
const toldAfter = 500;
/** On the largest ones even a step of that would hold up an edit: there its page alone tells it. */
const mostForChangesLater = 5000;

/** So many of the gaps that would be left are named: copying tens of thousands would hold up the page. */
const mostGaps = 300;

const elementsOf = ({ nodes, edges }: Pipeline) => nodes.size + edges.size;

export interface PostureAnswerer {
  readonly answer: (ask: PostureAsk) => PostureAnswer | undefined;
  /** To be called while nothing is asked, until it says that no more is to find: what takes long, in short steps. */
  readonly findMore: () => { readonly isMore: boolean; readonly found?: PostureAnswer };
}

const nothingFound = { bestChanges: [], handOvers: [] };

const allOf = ({ bestChanges, handOvers }: Posture): KnownChanges => ({
  bestChanges,
  handOvers,
  changesKnown: "all",
});

/** Keeps a pipeline in step with the page's, and answers about it; the same in a worker and in the page. */
export function createPostureAnswerer(engine: PostureEngine, now = () => performance.now()): PostureAnswerer {
  const analyse = engine.createAnalyser();
  // Apart from the other, so that each remembers its own map.
  const suppose = engine.createAnalyser();
  let pipeline = emptyPipeline("");
  let shown: MapPosture | undefined;
  let checked: readonly string[] = [];
  let toFind: { readonly posture: Posture; readonly since: number; readonly tellAfter: number } | undefined;

  const show = (posture: Posture, changes: KnownChanges) => {
    const before = shown;
    shown = mapPostureOf(posture, changes, checked);
    return patchBetween(before, shown);
  };
  const answer = (ask: PostureAsk): PostureAnswer | undefined => {
    switch (ask.type) {
      case "changes": {
        pipeline = applyChanges(pipeline, ask.changes);
        if (ask.isMoreComing) return undefined;
        toFind = undefined;
        const analysed = analyse(pipeline, ask.today);
        const elements = elementsOf(pipeline);
        checked = engine.checkedHandOvers(pipeline, ask.today, analysed);
        if (elements <= mostForChanges) return { type: "posture", patch: show(analysed, allOf(analysed)) };
        const isSearched = elements <= mostForChangesLater;
        if (isSearched) toFind = { posture: analysed, since: now(), tellAfter: toldAfter };
        const changesKnown = isSearched ? "so-far" : "none";
        return { type: "posture", patch: show(analysed, { ...nothingFound, changesKnown }) };
      }
      case "what-if": {
        const supposed = engine.supposed(pipeline, ask.change, ask.today);
        if (!supposed.ok) return { type: "failed", ask: ask.ask };
        const after = suppose(supposed.value, ask.today);
        const { gaps } = after;
        const checkedAfter = engine.checkedHandOvers(supposed.value, ask.today, after);
        const changes: KnownChanges =
          elementsOf(supposed.value) <= mostForChanges
            ? allOf(after)
            : { ...nothingFound, changesKnown: "none" };
        return {
          type: "what-if",
          ask: ask.ask,
          changes: changesBetween(pipeline, supposed.value),
          comparison: compare(analyse(pipeline, ask.today), after),
          after: patchBetween(shown, mapPostureOf(after, changes, checkedAfter)),
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
      case "incident": {
        const incident = engine.incident(pipeline, ask.today, ask);
        return incident ? { type: "incident", ask: ask.ask, incident } : { type: "failed", ask: ask.ask };
      }
    }
  };
  return {
    answer: (ask) => {
      try {
        return answer(ask);
      } catch {
        // The page must not wait for ever; what it shows then says so.
        return ask.type === "changes" ? { type: "failed" } : { type: "failed", ask: ask.ask };
      }
    },
    findMore: () => {
      if (!toFind) return { isMore: false };
      const { posture, since, tellAfter } = toFind;
      const until = now() + mostAtOnce;
      try {
        let isMore = true;
        while (isMore && now() < until) isMore = engine.lookForChanges(posture);
        if (!isMore) {
          toFind = undefined;
          return { isMore, found: { type: "more", patch: show(posture, allOf(posture)) } };
        }
        if (now() - since < tellAfter) return { isMore };
        const bestChanges = engine.changesSoFar(posture);
        if (bestChanges.length === 0) return { isMore };
        toFind = { posture, since, tellAfter: tellAfter * 2 };
        const patch = show(posture, { ...nothingFound, bestChanges, changesKnown: "so-far" });
        return isEmptyPatch(patch) ? { isMore } : { isMore, found: { type: "more", patch } };
      } catch {
        // The posture is there all the same.
        toFind = undefined;
        return { isMore: false };
      }
    },
  };
}
