import { ArrowLeft, ArrowRight } from "lucide-react";
import { type KeyboardEvent, useRef, useState, useSyncExternalStore } from "react";
import { ControlDetails } from "@/components/inspector/control-details";
import { ExplainedForm } from "@/components/editor/explained-form";
import { useReplaceAccepted } from "@/components/editor/replace-accepted";
import { Button, Kbd } from "@/components/ui/button";
import { singleKeysOn, watchSingleKeys } from "@/lib/client/single-keys";
import { type ExplainedStatus, isExplained } from "@/lib/domain/edits/explained-status";
import { questionFor } from "@/lib/domain/catalogue/interview-questions";
import { type ControlStep, nodesAlike } from "@/lib/domain/interview/steps";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimStatuses } from "@/lib/domain/pipeline/document-lists";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import type { Passed } from "./kept-place";
import { QuestionHeading } from "./question-heading";
import type { Interview } from "./use-interview";
import { answerLook } from "@/components/marks/status";
import { counted } from "@/lib/domain/words/english";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";

/** The words of an answer if its status alone does not answer the question. */
const saysOf: { readonly [S in ClaimStatus]?: string } = { missing: "No", implemented: "Yes" };

interface ControlQuestionProps {
  readonly interview: Interview;
  readonly step: ControlStep;
  /** Ids of the nodes that get the same answers. */
  readonly along: ReadonlySet<string>;
  readonly onAlong: (nodes: ReadonlySet<string>) => void;
  readonly progress: string;
  readonly onBack: (() => void) | undefined;
  /** @param also keys of other questions with the same answer. */
  readonly onNext: (passed: Passed | undefined, also?: readonly string[]) => void;
}

/** Whether a control is in place on a node: one answer, one status. The keys 1 to 6 answer while the question has the focus. */
export function ControlQuestion(props: ControlQuestionProps) {
  const { interview, step, along, onAlong, progress, onBack, onNext } = props;
  const { node, control } = step;
  const alike = nodesAlike(interview.steps, step);
  const asked = [
    step,
    ...alike.flatMap((other) =>
      along.has(other.node.id) ? other.open.filter((one) => one.control.id === control.id) : [],
    ),
  ];
  const keys = asked.map(({ key }) => key);
  const claim = claimsOf(interview.pipeline, node.id).get(control.id);
  const [asking, setAsking] = useState<ExplainedStatus>();
  const replacing = useReplaceAccepted();
  const hasKeys = useSyncExternalStore(watchSingleKeys, singleKeysOn, () => true);
  const answers = useRef<HTMLDivElement>(null);
  const cancel = () => {
    answers.current?.querySelector<HTMLElement>(`[data-answer=${asking ?? ""}]`)?.focus();
    setAsking(undefined);
  };
  const reply = (status: ClaimStatus) => {
    if (isExplained(status)) return setAsking(status);
    setAsking(undefined);
    const isSaid = claim?.status === status && asked.length === 1;
    replacing.orAsk(claim, status, () => {
      if (isSaid || interview.claim(asked, { status })) onNext(undefined, keys);
    });
  };
  const handleKey = (event: KeyboardEvent) => {
    const chosen = claimStatuses[Number(event.key) - 1];
    const isTyping =
      event.target instanceof HTMLElement &&
      event.target.closest("input:not([type=checkbox]), textarea, dialog") !== null;
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
          const { Icon, text } = answerLook(status);
          const isChosen = claim?.status === status;
          return (
            <button
              key={status}
              type="button"
              data-answer={status}
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
      {replacing.dialog}
      {asking && (
        <ExplainedForm
          status={asking}
          claim={claim}
          does="Save and continue"
          onCancel={cancel}
          onGive={(given) => interview.claim(asked, given) && onNext(undefined, keys)}
        />
      )}
      {alike.length > 0 && <AnswerAlike alike={alike} along={along} onAlong={onAlong} />}
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

interface AnswerAlikeProps extends Pick<ControlQuestionProps, "along" | "onAlong"> {
  readonly alike: ReturnType<typeof nodesAlike>;
}

/** The other nodes that get the same answer, here and in the following questions about this node. */
function AnswerAlike({ alike, along, onAlong }: AnswerAlikeProps) {
  const toggle = (id: string) => {
    const next = new Set(along);
    if (!next.delete(id)) next.add(id);
    onAlong(next);
  };
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="mb-1 text-soft">Same answers for</legend>
      {alike.map(({ node, open }) => (
        <label key={node.id} className="flex min-h-6 items-center gap-2 max-lg:min-h-11">
          <input
            type="checkbox"
            checked={along.has(node.id)}
            onChange={() => toggle(node.id)}
            className="size-4 shrink-0 accent-primary"
          />
          <span className="min-w-0 break-words">
            {node.name}
            <span className="text-soft">, {counted(open.length, "question")}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
