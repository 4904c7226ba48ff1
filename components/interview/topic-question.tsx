import { ArrowLeft, ArrowRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { TopicStep } from "@/lib/domain/interview/steps";
import { withoutAnswer } from "@/lib/domain/interview/topics";
import { setByHand } from "@/lib/domain/interview/edit-answers";
import { askedHandOvers } from "@/lib/domain/interview/read-answers";
import type { Passed } from "./kept-place";
import { QuestionHeading } from "./question-heading";
import { TopicAnswer } from "./topic-answer";
import type { Interview } from "./use-interview";

interface TopicQuestionProps {
  readonly interview: Interview;
  readonly step: TopicStep;
  readonly progress: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext: (passed: Passed | undefined) => void;
}

/** A question that draws the map. */
export function TopicQuestion({ interview, step, progress, onBack, onNext }: TopicQuestionProps) {
  const { topic } = step;
  const { pipeline, change } = interview;
  const answers = interview.answers();
  const leave = (as: "none" | "unknown") => {
    const isNothingByHand = topic.id === "byHand" && as === "none";
    const next = isNothingByHand
      ? setByHand(answers, askedHandOvers(pipeline, answers), new Set())
      : withoutAnswer(topic.id, answers);
    if (change(next, topic.about)) onNext(isNothingByHand ? undefined : as);
  };
  const passed = step.isAnswered ? undefined : interview.passed[step.key];
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onNext(step.isAnswered ? undefined : passed);
      }}
    >
      <QuestionHeading
        progress={progress}
        question={topic.question}
        hint={topic.hint}
        takesFocus={interview.hasMoved}
      />
      {passed !== undefined && passed !== "skipped" && (
        <p className="text-soft">
          You said: {passed === "none" ? "none." : "I don't know. It is left out, and named at the end."}
        </p>
      )}
      <TopicAnswer
        topic={topic.id}
        legend={topic.question}
        answers={answers}
        pipeline={pipeline}
        onChange={(next) => change(next, topic.about)}
      />
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        {onBack && (
          <Button onClick={onBack}>
            <ArrowLeft aria-hidden size={14} />
            Back
          </Button>
        )}
        <Button type="submit" tone="primary">
          Next
          <ArrowRight aria-hidden size={14} />
        </Button>
        {topic.id !== "environment" && topic.id !== "images" && (
          <Button onClick={() => leave("none")}>None</Button>
        )}
        <Button onClick={() => leave("unknown")}>I don't know</Button>
      </div>
    </form>
  );
}
