import { useCallback, useMemo, useState, useEffect, useRef } from "react";
import { type CountsReader, createCountsReader } from "@/lib/client/editor/counts";
import { useEditor, useEditorActions, usePerform } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Answers } from "@/lib/domain/interview/answers";
import { changeMap } from "@/lib/domain/interview/change-map";
import { readAnswers } from "@/lib/domain/interview/read-answers";
import { type ControlStep, resumeAt, type Step, stepsOf } from "@/lib/domain/interview/steps";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { changeClaim } from "@/lib/domain/edits/claims";
import type { Changes } from "@/lib/domain/edits/edit";
import type { ControlsOn } from "@/lib/domain/interview/worked-on";
import { type Passed, useKeptPlace } from "./kept-place";
import { tidyUp } from "@/lib/domain/edits/arrange";
import { movesTo, tidyPlaces } from "@/lib/client/layout/tidy-places";
import { isAsDrawn } from "@/lib/domain/interview/place-nodes";
import { proposeMap } from "@/lib/domain/interview/propose-map";

export interface Interview {
  readonly pipeline: Pipeline;
  readonly steps: readonly Step[];
  readonly step: Step;
  readonly passed: { readonly [step: string]: Passed };
  /** Whether the person has moved since the page opened: then the focus follows. */
  readonly hasMoved: boolean;
  readonly answers: () => Answers;
  readonly change: (answers: Answers, about: string) => boolean;
  /** One answer to the same question for one or more nodes. */
  readonly claim: (steps: readonly ControlStep[], set: Changes<"claim">) => boolean;
  readonly goTo: (
    step: Step | undefined,
    passed?: { readonly step: string; readonly as: Passed | undefined },
  ) => void;
  readonly countsOf: CountsReader["ofNode"];
}

/** The interview of the open pipeline: its questions, its place, and answers as edits of the map. */
export function useInterview(pipelineId: string): Interview {
  const pipeline = useEditor((state) => state.visible);
  const { say } = useEditorActions();
  const perform = usePerform();
  const [reader] = useState(() => createCountsReader(catalogueOf, today));
  const [place, keepPlace] = useKeptPlace(pipelineId);
  const controlsOn = useCallback<ControlsOn>((node) => reader.controlsOf(pipeline, node), [reader, pipeline]);
  const steps = useMemo(() => stepsOf(pipeline, controlsOn), [pipeline, controlsOn]);
  const known = useKnownHandOvers(pipeline);
  const resume = () => resumeAt(steps, new Set(Object.keys(place.passed))) ?? end;
  // The place when the page opened: an answer must not move on by itself.
  const [chosen, setChosen] = useState<string>(() => resume().key);
  const [hasMoved, setMoved] = useState(false);
  const stepOf = (key: string | undefined) => steps.find((one) => one.key === key);
  const standing = stepOf(chosen);
  const step = (hasMoved ? undefined : stepOf(place.at)) ?? standing ?? resume();
  // Another person removed the question's subject.
  if (!standing && chosen !== step.key) setChosen(step.key);

  const tidy = async () => {
    if (!isAsDrawn(pipeline)) return;
    const places = await tidyPlaces(pipeline);
    perform((now) => {
      const moves = movesTo(places, now);
      return moves.length === 0
        ? undefined
        : tidyUp(new Map(moves.map(({ node, to }) => [node.id, to])), false);
    });
  };

  return {
    pipeline,
    steps,
    step,
    passed: place.passed,
    hasMoved,
    answers: () => readAnswers(pipeline),
    countsOf: reader.ofNode,
    change: (answers, about) => {
      const { operations, kept, claimsGoing } = changeMap(pipeline, answers, controlsOn, known());
      if (kept.length > 0)
        say(
          `${kept.join(", ")}: kept on the map, because it was extended there. Remove it on the map if it is not in use.`,
          "warning",
        );
      if (operations.length > 0 && !perform({ operations, label: `answer ${about}` })) return false;
      if (claimsGoing > 0)
        say(
          `Also removed: ${claimsGoing} ${claimsGoing === 1 ? "answer" : "answers"} about removed nodes.`,
          "information",
          true,
        );
      return true;
    },
    claim: (asked, set) =>
      perform((now) => {
        const edits = asked.map(({ node, control }) =>
          changeClaim(now, { node: node.id, control: control.id, title: control.title }, set),
        );
        const [first, ...more] = edits;
        const label = `${first?.label ?? ""}${more.length > 0 ? ` and ${more.length} more` : ""}`;
        return { operations: edits.flatMap(({ operations }) => operations), label };
      }),
    goTo: (next, change) => {
      const { [change?.step ?? ""]: _before, ...others } = place.passed;
      const passed =
        change === undefined
          ? place.passed
          : { ...others, ...(change.as === undefined ? {} : { [change.step]: change.as }) };
      const key = next?.key ?? "end";
      // The map is finished: it is tidied once, unless a node was moved manually.
      if (step.type === "topic" && next?.type !== "topic") void tidy();
      setMoved(true);
      setChosen(key);
      keepPlace({ at: key, passed });
    },
  };
}

const end: Step = { type: "end", key: "end" };

/** The connections of the interview seen since the page opened, or missing then: `known` of changeMap. */
function useKnownHandOvers(pipeline: Pipeline): () => ReadonlySet<string> {
  const known = useRef<Set<string>>(undefined);
  useEffect(() => {
    const drawn = proposeMap(readAnswers(pipeline)).edges.map(({ id }) => id);
    known.current ??= new Set(drawn);
    for (const id of drawn) if (pipeline.edges.get(id)) known.current.add(id);
  }, [pipeline]);
  return () => known.current ?? new Set();
}
