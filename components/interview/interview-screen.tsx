"use client";
import { useState } from "react";
import { EditorNotices } from "@/components/editor/editor-notices";
import { mapFigures } from "@/components/static-map/describe-map";
import { Button } from "@/components/ui/button";
import { documentFromPipeline } from "@/lib/domain/pipeline/pipeline";
import { ControlQuestion } from "./control-question";
import { GrowingMap } from "./growing-map";
import { InterviewSummary } from "./interview-summary";
import type { Passed } from "./kept-place";
import { TopicQuestion } from "./topic-question";
import { useInterview } from "./use-interview";
import { useUndoKeys } from "@/components/editor/use-undo-keys";
import type { Step } from "@/lib/domain/interview/steps";

/** One question at a time, and beside it the map that the answers draw. Every answer is an edit like any other. */
export function InterviewScreen({ pipelineId }: { readonly pipelineId: string }) {
  const interview = useInterview(pipelineId);
  const { steps, step, goTo } = interview;
  const [isMapShown, setMapShown] = useState(false);
  useUndoKeys();

  const index = steps.findIndex(({ key }) => key === step.key);
  const before = steps[index - 1];
  const shared = {
    interview,
    progress: progressOf(steps, step),
    onBack: before && (() => goTo(before)),
    onNext: (as: Passed | undefined) => goTo(steps[index + 1], { step: step.key, as }),
  };
  return (
    <main
      id="main"
      tabIndex={-1}
      className="relative flex min-h-0 w-full flex-1 flex-col px-4 py-5 outline-none sm:px-5"
    >
      <div className="grid min-h-0 flex-1 gap-5 max-lg:content-start lg:grid-cols-[380px_minmax(0,1fr)] xl:grid-cols-[400px_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-3 pb-4 lg:overflow-y-auto lg:px-2 lg:pb-24">
          <h1 className="text-lead">Map your lifecycle in ten minutes</h1>
          {index === 0 && (
            <p className="text-soft">
              Every answer is on the map at once. You can stop whenever you like and go on later, in any
              browser.
            </p>
          )}
          <ProgressBar part={index} whole={steps.length - 1} />
          {step.type === "topic" && <TopicQuestion key={step.key} {...shared} step={step} />}
          {step.type === "control" && <ControlQuestion key={step.key} {...shared} step={step} />}
          {step.type === "end" && (
            <InterviewSummary pipelineId={pipelineId} interview={interview} onGoTo={goTo} />
          )}
        </div>
        <div className="flex min-h-0 min-w-0 flex-col gap-2">
          <Button
            className="self-start lg:hidden"
            aria-expanded={isMapShown}
            aria-controls="interview-map"
            onClick={() => setMapShown(!isMapShown)}
          >
            {isMapShown ? "Hide the map" : "Show the map"}
          </Button>
          <p role="status" className="text-soft">
            {mapFigures(documentFromPipeline(interview.pipeline))}
          </p>
          <div id="interview-map" className={`min-h-0 flex-1 ${isMapShown ? "" : "max-lg:hidden"}`}>
            <GrowingMap interview={interview} />
          </div>
        </div>
      </div>
      <EditorNotices />
    </main>
  );
}

/** How far one is, for the eye; the words stand above each question. */
function ProgressBar({ part, whole }: { readonly part: number; readonly whole: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 2"
      preserveAspectRatio="none"
      className="h-1.5 w-full shrink-0 rounded-full"
    >
      <rect width={100} height={2} className="fill-line" />
      <rect width={whole === 0 ? 0 : (100 * part) / whole} height={2} className="fill-primary" />
    </svg>
  );
}

/** "Part 1 of 2, the map. Question 4 of 12." Each part counts for itself: how many questions the second has depends on the first. */
function progressOf(steps: readonly Step[], step: Step): string {
  const part = steps.filter(({ type }) => type === step.type);
  const number = part.findIndex(({ key }) => key === step.key) + 1;
  return `${step.type === "topic" ? "Part 1 of 2, the map." : "Part 2 of 2, what stands."} Question ${number} of ${part.length}.`;
}
