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
  /** Each remembers its last answer, for a map that is unchanged for the analysis. */
  readonly createAnalyser: () => (pipeline: Pipeline, today: string) => Posture;
  /** The ids of the connections drawn as checked. */
  readonly checkedHandOvers: (pipeline: Pipeline, today: string, posture: Posture) => readonly string[];
  /** @returns whether work remains before the changes can be read. */
  readonly lookForChanges: (posture: Posture) => boolean;
  /** The ranking of the changes tried so far. */
  readonly changesSoFar: (posture: Posture) => Posture["bestChanges"];
  /** The map with this assumption; an error if it refers to a missing element. */
  readonly supposed: (pipeline: Pipeline, change: SupposedChange, today: string) => Result<Pipeline, unknown>;
  readonly compromise: (
    pipeline: Pipeline,
    today: string,
    asked: Pick<Extract<PostureAsk, { type: "compromise" }>, "node" | "proof" | "direction" | "wayTo">,
  ) => AskedCompromise;
  /** Undefined: the catalogue lacks it. */
  readonly incident: (
    pipeline: Pipeline,
    today: string,
    asked: Pick<Extract<PostureAsk, { type: "incident" }>, "incident" | "proof">,
  ) => IncidentAnswer | undefined;
}

/** On larger maps the search for changes runs after the posture, and is reported as it proceeds. */
const mostForChanges = 600;
/** In milliseconds: search steps run together up to this limit, so that an edit or a question waits no longer. */
const mostAtOnce = 20;
/** In milliseconds: the time after the posture until the first report, which doubles with each report. */
const toldAfter = 500;
/** On the largest maps even one step would delay an edit: only their page shows changes. */
const mostForChangesLater = 5000;

/** At most this many remaining gaps are named: copying tens of thousands would block the page. */
const mostGaps = 300;

const elementsOf = ({ nodes, edges }: Pipeline) => nodes.size + edges.size;

export interface PostureAnswerer {
  readonly answer: (ask: PostureAsk) => PostureAnswer | undefined;
  /** Call it while no question waits, until it reports that the search is complete: long work, in short steps. */
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
        // The page must not wait forever; it then shows the failure.
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
        // The posture is available all the same.
        toFind = undefined;
        return { isMore: false };
      }
    },
  };
}
