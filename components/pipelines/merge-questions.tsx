import { Field, inputClass } from "@/components/ui/form";
import { placeText } from "@/lib/domain/scan/place-text";
import type { MergeQuestion, SameAnswers } from "@/lib/domain/merge/merge-piece";

interface MergeQuestionsProps {
  /** Open and answered questions; answers can change. */
  readonly asked: readonly MergeQuestion[];
  readonly same: SameAnswers;
  readonly isBusy: boolean;
  readonly onAnswer: (same: SameAnswers) => void;
}

/** Incoming nodes that may be on the map already: a person decides. */
export function MergeQuestions({ asked, same, isBusy, onAnswer }: MergeQuestionsProps) {
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="merge-same" className="flex flex-col gap-3">
      <h2 id="merge-same" className="text-lead">
        Already on the map?
      </h2>
      {asked.map(({ id, question, choices, at }) => (
        <Field key={id} label={question} hint={at && placeText(at)} className="max-w-xl">
          {(ids) => (
            <select
              {...ids}
              value={same[id] ?? ""}
              disabled={isBusy}
              onChange={({ target: { value } }) => {
                const { [id]: _before, ...others } = same;
                onAnswer(value === "" ? others : { ...others, [id]: value });
              }}
              className={inputClass}
            >
              <option value="">Decide later</option>
              {choices.map(({ node, name }) => (
                <option key={node} value={node}>
                  Same as {name}
                </option>
              ))}
              <option value="new">None of them: add a node</option>
            </select>
          )}
        </Field>
      ))}
    </section>
  );
}
