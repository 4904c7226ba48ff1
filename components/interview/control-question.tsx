import { ArrowLeft, ArrowRight } from "lucide-react";
import { type KeyboardEvent, useRef, useState, useSyncExternalStore } from "react";
import { ControlDetails } from "@/components/inspector/control-details";
import { ReasonForm } from "@/components/editor/reason-form";
import { Button, Kbd } from "@/components/ui/button";
import { singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";
import { questionFor } from "@/lib/domain/catalogue/interview-questions";
import type { ControlStep } from "@/lib/domain/interview/steps";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimStatuses } from "@/lib/domain/pipeline/document-lists";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import type { Passed } from "./kept-place";
import { QuestionHeading } from "./question-heading";
import type { Interview } from "./use-interview";
import { answerLook, statusLooks } from "@/components/marks/status";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";

/** What answers the question, where its status alone would not. */
const saysOf: { readonly [S in ClaimStatus]?: string } = { missing: "No", implemented: "Yes" };

interface ControlQuestionProps {
  readonly interview: Interview;
  readonly step: ControlStep;
  readonly progress: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext: (passed: Passed | undefined) => void;
}

/** Whether a control is in place on a node: one answer, one claim. The keys 1 to 5 answer while the focus is in the question. */
export function ControlQuestion({ interview, step, progress, onBack, onNext }: ControlQuestionProps) {
  const { node, control } = step;
  const claim = claimsOf(interview.pipeline, node.id).get(control.id);
  const [isAskingWhy, setAskingWhy] = useState(false);
  const hasKeys = useSyncExternalStore(watchSingleKeys, singleKeysOn, () => true);
  const answers = useRef<HTMLDivElement>(null);
  const cancel = () => {
    setAskingWhy(false);
    answers.current?.querySelector<HTMLElement>("button:last-of-type")?.focus();
  };
  const reply = (status: ClaimStatus) => {
    if (status === "not-applicable") return setAskingWhy(true);
    if (claim?.status === status || interview.claim(step, { status })) onNext(undefined);
  };
  const handleKey = (event: KeyboardEvent) => {
    const chosen = claimStatuses[Number(event.key) - 1];
    const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
    if (
      !chosen ||
      isTyping ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.repeat ||
      !singleKeysOn()
    )
      return;
    event.preventDefault();
    reply(chosen);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- every key has its button
    <section aria-label="Question" onKeyDown={handleKey} className="flex flex-col gap-4">
      <QuestionHeading
        about={`${node.name}, ${step.number} of ${step.count}`}
        progress={progress}
        question={questionFor(control, node)}
        hint={`Control: ${control.title}`}
        takesFocus={interview.hasMoved}
      />
      <div ref={answers} role="group" aria-label="Answer" className="flex flex-col gap-1.5">
        {claimStatuses.map((status, index) => {
          const says = saysOf[status];
          const { word, means } = claimStatusWords[status];
          const { Icon, text } = statusLooks[answerLook(status)];
          const isChosen = claim?.status === status;
          return (
            <button
              key={status}
              type="button"
              aria-pressed={isChosen}
              onClick={() => reply(status)}
              className={`flex min-h-10 items-center gap-2.5 rounded-control border px-3 py-1.5 text-left ${isChosen ? "border-blue bg-blue-soft" : "border-line-strong bg-panel hover:bg-bg"}`}
            >
              {hasKeys && <Kbd>{index + 1}</Kbd>}
              <Icon aria-hidden size={15} strokeWidth={2.5} className={`shrink-0 ${text}`} />
              <span>
                <b className="font-medium">{says ?? word}</b>
                <span className="text-soft">: {says === undefined ? means : word.toLowerCase()}</span>
              </span>
            </button>
          );
        })}
      </div>
      {isAskingWhy && (
        <ReasonForm
          reason={claim?.reason ?? ""}
          does="Save and go on"
          onCancel={cancel}
          onGive={(reason) =>
            interview.claim(step, { status: "not-applicable", reason }) && onNext(undefined)
          }
        />
      )}
      <ControlDetails key={control.id} control={control} />
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        {onBack && (
          <Button onClick={onBack}>
            <ArrowLeft aria-hidden size={14} />
            Back
          </Button>
        )}
        <Button onClick={() => onNext(step.isAnswered ? undefined : "skipped")}>
          {step.isAnswered ? "Next" : "Skip: I don't know"}
          <ArrowRight aria-hidden size={14} />
        </Button>
      </div>
    </section>
  );
}
