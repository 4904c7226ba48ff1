"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { placeText } from "@/lib/domain/scan/place-text";
import type { Answers, Unknown } from "@/lib/domain/scan/unknown";
import { Places } from "./places";

interface OpenQuestionsProps {
  readonly open: readonly Unknown[];
  /** Open and answered questions; answers can change. */
  readonly asked: readonly Unknown[];
  readonly answers: Answers;
  readonly isBusy: boolean;
  readonly onAnswer: (answers: Answers) => void;
}

type Answerable = Unknown & { readonly placeholder: string };

const mostShown = 100;

/** Questions that the files leave open. Missing values are entered here, the rest on the map. */
export function OpenQuestions({ open, asked, answers, isBusy, onAnswer }: OpenQuestionsProps) {
  const isOpen = new Set(open.map(({ id }) => id));
  const answerable = asked.filter(
    (one): one is Answerable =>
      one.placeholder !== undefined && (isOpen.has(one.id) || one.placeholder in answers),
  );
  const others = open.filter(({ placeholder }) => placeholder === undefined);
  if (answerable.length === 0 && others.length === 0) return null;

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const pairs = answerable.map(({ id, placeholder }) => [placeholder, textOf(form, id).trim()] as const);
    onAnswer(Object.fromEntries(pairs.filter(([, value]) => value !== "")));
  }

  return (
    <section aria-labelledby="scan-unknown" className="flex flex-col gap-3">
      <h2 id="scan-unknown" className="text-lead">
        Open questions
      </h2>
      {answerable.length > 0 && (
        <form onSubmit={handleSubmit} className="flex flex-col gap-3">
          {answerable.slice(0, mostShown).map(({ id, placeholder, question, at }) => (
            <Field key={id} label={question} hint={placeText(at)} className="max-w-xl">
              {(ids) => (
                <input
                  {...ids}
                  name={id}
                  defaultValue={answers[placeholder] ?? ""}
                  placeholder="Optional"
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  maxLength={500}
                  className={inputClass}
                />
              )}
            </Field>
          ))}
          <div>
            <Button type="submit" disabled={isBusy}>
              Read again with these answers
            </Button>
          </div>
        </form>
      )}
      {others.length > 0 && (
        <>
          <p className="text-soft">
            Answer {answerable.length > 0 ? "these" : "them"} on the map: add the missing parts.
          </p>
          <ul className="list-disc pl-5">
            {others.slice(0, mostShown).map(({ id, question, at }) => (
              <li key={id} className="wrap-anywhere">
                {question} <Places of={[at]} />
              </li>
            ))}
          </ul>
        </>
      )}
      {Math.max(answerable.length, others.length) > mostShown && (
        <p className="text-soft">Showing the first {mostShown}.</p>
      )}
    </section>
  );
}
