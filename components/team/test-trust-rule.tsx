"use client";
import { Check, X } from "lucide-react";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import type { RuleTestAnswer } from "@/lib/domain/contract/tokens";

/** Compares a pasted identity token with a rule, line by line, and stores nothing. */
export function TestTrustRule({ id, name }: { readonly id: string; readonly name: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [answer, setAnswer] = useState<RuleTestAnswer>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isTesting, startTesting] = useTransition();

  function handleOpen() {
    setAnswer(undefined);
    setProblem(undefined);
    setIsOpen(true);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const token = textOf(new FormData(event.currentTarget), "token").trim();
    startTesting(async () => {
      const tested = await callApi("POST /tokens/rules/test", { body: { id, token } });
      setAnswer(tested.ok ? tested.value : undefined);
      setProblem(tested.ok ? undefined : tested.error);
    });
  }

  return (
    <>
      <Button aria-label={`Test ${name}`} onClick={handleOpen}>
        Test
      </Button>
      <Dialog title="Test rule" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form onSubmit={handleSubmit} className="flex flex-col gap-4">
          {problem && !isShownAtFields(problem, ["token"]) && (
            <Notice tone="error">{problemText(problem)}</Notice>
          )}
          <Field
            label="Identity token of a CI job"
            hint="Blueline compares it with the rule, and neither stores nor exchanges it."
            error={fieldProblem(problem, "token")}
          >
            {(ids) => (
              <textarea
                {...ids}
                name="token"
                required
                rows={4}
                maxLength={20_000}
                autoComplete="off"
                spellCheck={false}
                className={`${inputClass} font-mono text-tiny`}
              />
            )}
          </Field>
          <div aria-live="polite">{answer && <TestedLines answer={answer} />}</div>
          <FormActions onCancel={() => setIsOpen(false)} isBusy={isTesting}>
            Compare
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}

const checkWords: { readonly [Check in RuleTestAnswer["lines"][number]["check"]]: string } = {
  rule: "Rule",
  issuer: "Issuer",
  audience: "Audience",
  subject: "Subject",
  time: "Time",
  lifetime: "Lifetime",
  id: "Id",
  signature: "Signature",
};

function TestedLines({ answer: { works, lines } }: { readonly answer: RuleTestAnswer }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">{works ? "This token matches the rule." : "This token does not match."}</p>
      <ul className="flex flex-col gap-1.5">
        {lines.map(({ check, holds, expected, found }) => (
          <li key={check} className="flex items-start gap-2">
            {holds ? (
              <Check aria-hidden size={16} className="mt-0.5 shrink-0 text-standing" />
            ) : (
              <X aria-hidden size={16} className="mt-0.5 shrink-0 text-missing" />
            )}
            <span className="min-w-0 wrap-anywhere">
              <b>{checkWords[check]}</b> {holds ? "matches" : "does not match"}
              {!holds && (
                <span className="block text-soft">
                  The rule requires {expected}. The token has {found}.
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
