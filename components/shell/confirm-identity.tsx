"use client";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { FormActions, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { callAuth } from "@/lib/client/auth-call";
import { confirmIdentityBy } from "@/lib/client/confirm-identity";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { CodeField, codeIn, PasswordField } from "./proof-fields";

/** Asks for the password again, and for the second factor's code, whenever a call on this page needs it. */
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
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    const answer = await callAuth("POST", "/confirm", {
      password: textOf(form, "password"),
      ...(needsCode ? { code: codeIn(form) } : {}),
    });
    setIsSending(false);
    if (answer.ok) return close(true);
    setProblem(answer.error);
    if (fieldProblem(answer.error, "code") !== undefined) setNeedsCode(true);
  }

  return (
    <Dialog title="Confirm that it is you" isOpen={isOpen} onClose={() => close(false)}>
      <form ref={formRef} onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
        <p>
          This action grants rights, so enter your password again. You will not be asked again for 10 minutes.
        </p>
        {problem && !isShownAtFields(problem, ["password", "code"]) && (
          <Notice tone="error">{problemText(problem)}</Notice>
        )}
        <PasswordField label="Your password" error={fieldProblem(problem, "password")} isFirst />
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
