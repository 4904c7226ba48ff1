"use client";
import { type FormEvent, useState } from "react";
import { CodeField, codeIn, PasswordField } from "@/components/shell/proof-fields";
import { Button } from "@/components/ui/button";
import { textOf } from "@/components/ui/form";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { NewPasswordField } from "./account-fields";
import { callAuth } from "@/lib/client/auth-call";
import { sessionsChanged } from "./sessions";

export function PasswordForm({
  email,
  hasSecondFactor,
}: {
  readonly email: string;
  readonly hasSecondFactor: boolean;
}) {
  const [isSending, setIsSending] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const formRef = useFocusOnFault(problem);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setIsSending(true);
    setIsSaved(false);
    setProblem(undefined);
    const answer = await callAuth("POST", "/change-password", {
      currentPassword: textOf(fields, "currentPassword"),
      newPassword: textOf(fields, "newPassword"),
      ...(hasSecondFactor ? { code: codeIn(fields) } : {}),
    });
    setIsSending(false);
    if (!answer.ok) return setProblem(answer.error);
    form.reset();
    setIsSaved(true);
    sessionsChanged();
  }

  return (
    <form
      ref={formRef}
      method="post"
      onSubmit={(event) => void handleSubmit(event)}
      className="flex max-w-96 flex-col gap-4"
    >
      {isSaved && <Notice>Password changed. Your other sessions have ended.</Notice>}
      {problem && !isShownAtFields(problem, ["currentPassword", "newPassword", "code"]) && (
        <Notice tone="error">{problemText(problem)}</Notice>
      )}
      {/* Password managers store the password under it. */}
      <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        error={fieldProblem(problem, "currentPassword")}
      />
      <NewPasswordField
        label="New password"
        name="newPassword"
        error={fieldProblem(problem, "newPassword")}
      />
      {hasSecondFactor && (
        <CodeField label="Code from your app, or a recovery code" error={fieldProblem(problem, "code")} />
      )}
      <Button type="submit" className="self-start" disabled={isSending}>
        {isSending ? "One moment" : "Change password"}
      </Button>
    </form>
  );
}
