import { lazy, Suspense } from "react";
import { mapFigures } from "@/components/static-map/describe-map";
import { Button, buttonClass } from "@/components/ui/button";
import { shownPart } from "@/lib/client/parts/shown-part";
import { capitalise } from "@/lib/domain/capitalise";
import { documentFromPipeline } from "@/lib/domain/pipeline/pipeline";
import { type Interview } from "./use-interview";
import { type Step, type TopicStep, mostNodes } from "@/lib/domain/interview/steps";
import { Map as MapIcon } from "lucide-react";
import Link from "next/link";
import { LeadSentence } from "@/components/findings/lead-sentence";
import { TakeSnapshotButton } from "@/components/editor/take-snapshot-button";
import { useEditor, usePipelineCounts, useStageCounts } from "@/lib/client/editor/editor-context";
import { QuestionHeading } from "./question-heading";

const FoundSoFar = lazy(
  shownPart(() => import("./found-so-far").then((module) => ({ default: module.FoundSoFar }))),
);

interface InterviewSummaryProps {
  readonly pipelineId: string;
  readonly interview: Interview;
  readonly onGoTo: (step: Step) => void;
}

/** The end: the weakest stage, the entry points, and the skipped questions. */
export function InterviewSummary({ pipelineId, interview, onGoTo }: InterviewSummaryProps) {
  const [build, distribute, run, whole] = [
    useStageCounts("build"),
    useStageCounts("distribute"),
    useStageCounts("run"),
    usePipelineCounts(),
  ];
  // A snapshot freezes the server's state.
  const isWaiting = useEditor((state) => state.pending.length > 0);
  const { steps, pipeline } = interview;
  const topics = steps.filter((step) => step.type === "topic");
  const controls = steps.filter((step) => step.type === "control");
  const answered = controls.filter(({ isAnswered }) => isAnswered).length;
  const [open] = controls.filter(({ isAnswered }) => !isAnswered);
  const left = topics.filter((step) => !step.isAnswered && interview.passed[step.key] !== "none");
  return (
    <section aria-label="Summary" className="flex flex-col gap-4">
      <QuestionHeading
        progress="All questions asked."
        question="Your map and its weakest stage"
        takesFocus={interview.hasMoved}
      />
      <p className="text-lead text-soft">
        <LeadSentence
          stages={{ build, distribute, run }}
          whole={whole}
          gapsPath={`/pipelines/${pipelineId}/gaps`}
        />
      </p>
      <Suspense fallback={<p role="status">Calculating…</p>}>
        <FoundSoFar pipelineId={pipelineId} />
      </Suspense>
      <p>
        {mapFigures(documentFromPipeline(pipeline))}. {answered} of {controls.length} questions about them
        answered
        {answered > 0 ? ", each as a status without evidence yet" : ""}.
        {controls.length >= mostNodes * 5 && ` Asked about the first ${mostNodes} nodes only.`}
      </p>
      {left.length > 0 && <LeftOutTopics steps={left} interview={interview} onGoTo={onGoTo} />}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        <Link href={`/pipelines/${pipelineId}`} prefetch={false} className={buttonClass("primary")}>
          <MapIcon aria-hidden size={14} />
          Open the map
        </Link>
        <Link href={`/pipelines/${pipelineId}/gaps`} prefetch={false} className={buttonClass("plain")}>
          Show gaps
        </Link>
        <TakeSnapshotButton pipelineId={pipelineId} tone="plain" isWaiting={isWaiting} />
        {open && <Button onClick={() => onGoTo(open)}>Answer the {controls.length - answered} left</Button>}
        {topics[0] && (
          <Button tone="quiet" onClick={() => topics[0] && onGoTo(topics[0])}>
            Review answers
          </Button>
        )}
      </div>
    </section>
  );
}

function LeftOutTopics({
  steps,
  interview,
  onGoTo,
}: { readonly steps: readonly TopicStep[] } & Pick<InterviewSummaryProps, "interview" | "onGoTo">) {
  return (
    <section className="rounded-card border border-line-strong bg-panel p-3">
      <h3>Left out of the map</h3>
      <ul className="mt-1 flex flex-col gap-0.5">
        {steps.map((step) => (
          <li key={step.key} className="flex items-center justify-between gap-x-3">
            <span>
              {capitalise(step.topic.about)}:{" "}
              {interview.passed[step.key] === "unknown" ? "you did not know" : "not answered"}
            </span>
            <button
              type="button"
              className="min-h-6 shrink-0 rounded-control text-blue underline"
              onClick={() => onGoTo(step)}
            >
              Answer<span className="sr-only">: {step.topic.question}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
