"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { focusFirst } from "@/components/ui/focus-first";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { callAuth } from "@/lib/client/auth-call";
import { confirmIdentityBy } from "@/lib/client/confirm-identity";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";

/** Asks for the password again, and for the code where there is a second factor, whenever a call on this page needs it. */
export function ConfirmIdentity() {
  const [isOpen, setIsOpen] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const answered = useRef<(isConfirmed: boolean) => void>(undefined);
  const formRef = useFocusOnFault(problem);
  useEffect(
    () =>
      confirmIdentityBy(
        () =>
          new Promise((resolve) => {
            answered.current = resolve;
            setProblem(undefined);
            setIsOpen(true);
          }),
      ),
    [],
  );

  function close(isConfirmed: boolean) {
    setIsOpen(false);
    answered.current?.(isConfirmed);
    answered.current = undefined;
  }

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // It may stand inside another form, as in a dialog of its page.
    event.stopPropagation();
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    const answer = await callAuth("POST", "/confirm", {
      password: textOf(form, "password"),
      ...(needsCode ? { code: textOf(form, "code").replaceAll(" ", "") } : {}),
    });
    setIsSending(false);
    if (answer.ok) return close(true);
    setProblem(answer.error);
    if (fieldProblem(answer.error, "code") !== undefined) setNeedsCode(true);
  }

  return (
    <Dialog title="Confirm that it is you" isOpen={isOpen} onClose={() => close(false)}>
      <form ref={formRef} onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
        <p>What you are about to do gives rights away. After that you are not asked again for 10 minutes.</p>
        {problem && !isShownAtFields(problem, ["password", "code"]) && (
          <Notice tone="error">{problemText(problem)}</Notice>
        )}
        <Field label="Your password" error={fieldProblem(problem, "password")}>
          {(ids) => (
            <input
              {...ids}
              data-first-focus
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={128}
              className={inputClass}
            />
          )}
        </Field>
        {needsCode && (
          <CodeField label="Code from your app, or a recovery code" error={fieldProblem(problem, "code")} />
        )}
        <FormActions onCancel={() => close(false)} isBusy={isSending}>
          Confirm
        </FormActions>
      </form>
    </Dialog>
  );
}

interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** The page begins with it. */
  readonly isFirst?: boolean;
  readonly isOptional?: boolean;
}

/** For the code that an authenticator app shows. */
export function CodeField({ label, hint, error, isFirst = false, isOptional = false }: CodeFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...ids}
          {...(isFirst ? { ref: focusFirst } : {})}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required={!isOptional}
          maxLength={20}
          className={`${inputClass} max-w-48 font-mono`}
        />
      )}
    </Field>
  );
}
