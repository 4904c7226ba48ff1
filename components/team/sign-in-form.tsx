"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { focusFirst } from "@/components/ui/focus-first";
import { Notice } from "@/components/ui/notice";
import { callAuth } from "@/lib/client/auth-call";
import { problemText } from "@/lib/client/api";

/** @param next where to go then; the page has made sure that it is a path of ours. */
export function SignInForm({ next }: { readonly next: string }) {
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    setProblem(undefined);
    const answer = await callAuth("POST", "/sign-in/email", {
      email: textOf(form, "email").trim(),
      password: textOf(form, "password"),
    });
    if (answer.ok) return location.assign(next);
    setIsSending(false);
    // One and the same sentence whether the e-mail, the password or both are wrong, or the e-mail is none.
    setProblem(
      [401, 422].includes(answer.error.status)
        ? "E-mail and password do not match an account."
        : problemText(answer.error),
    );
  }

  return (
    <form method="post" onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <Field label="E-mail">
        {(ids) => (
          <input
            {...ids}
            ref={focusFirst}
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            className={inputClass}
          />
        )}
      </Field>
      <Field label="Password" hint="Forgotten? An admin of your workspace can make a reset link.">
        {(ids) => (
          <input
            {...ids}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={128}
            className={inputClass}
          />
        )}
      </Field>
      <Button type="submit" tone="primary" disabled={isSending}>
        {isSending ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}
