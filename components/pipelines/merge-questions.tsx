import { Field, inputClass } from "@/components/ui/form";
import { placeText } from "@/lib/domain/scan/place-text";
import type { MergeQuestion, SameAnswers } from "@/lib/domain/merge/merge-piece";

interface MergeQuestionsProps {
  /** Those that are open, and those that were: an answer can be changed. */
  readonly asked: readonly MergeQuestion[];
  readonly same: SameAnswers;
  readonly isBusy: boolean;
  readonly onAnswer: (same: SameAnswers) => void;
}

/** What comes and may be on the map already: a person says which it is. */
export function MergeQuestions({ asked, same, isBusy, onAnswer }: MergeQuestionsProps) {
  if (asked.length === 0) return null;
  return (
    <section aria-labelledby="merge-same" className="flex flex-col gap-3">
      <h2 id="merge-same" className="text-lead">
        On the map already?
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
              <option value="">Leave it open</option>
              {choices.map(({ node, name }) => (
                <option key={node} value={node}>
                  It is {name}
                </option>
              ))}
              <option value="new">It is none of them: draw it</option>
            </select>
          )}
        </Field>
      ))}
    </section>
  );
}
