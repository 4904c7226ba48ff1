"use client";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { focusFirst } from "@/components/ui/focus-first";
import { CodeField, codeIn, PasswordField } from "@/components/shell/proof-fields";
import { Notice } from "@/components/ui/notice";
import { callAuth } from "@/lib/client/auth-call";
import { fieldProblem, problemText } from "@/lib/client/api";
import { signInByWork } from "@/lib/client/sign-in-work/sign-in-by-work";
import { ProvingNotice } from "./proving-notice";

/** @param next where to go afterwards; the page has checked that it is a path of ours */
export function SignInForm({ next }: { readonly next: string }) {
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [step, setStep] = useState<"password" | "code">("password");
  /** After too many attempts, password and code together still sign in. */
  const [takesCode, setTakesCode] = useState(false);
  const [proving, setProving] = useState<{ readonly difficulty: number; readonly likelihood: number }>();
  const attempt = useRef<AbortController>(undefined);
  const submitButton = useRef<HTMLButtonElement>(null);

  async function handlePassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const form = new FormData(event.currentTarget);
    const code = codeIn(form);
    // The current input counts: this replaces an attempt whose proof still runs.
    attempt.current?.abort();
    const own = new AbortController();
    attempt.current = own;
    setIsSending(true);
    setProblem(undefined);
    const answer = await signInByWork(
      {
        email: textOf(form, "email").trim(),
        password: textOf(form, "password"),
        ...(code === "" ? {} : { code }),
      },
      {
        signal: own.signal,
        onWork: ({ difficulty }) => {
          setIsSending(false);
          setTakesCode(true);
          setProving((before) => ({ likelihood: 0, ...before, difficulty }));
        },
        onProgress: (likelihood) => setProving((before) => before && { ...before, likelihood }),
      },
    );
    if (answer.ok && !needsCode(answer.value)) return location.assign(next);
    if (attempt.current !== own) return;
    setProving(undefined);
    setIsSending(false);
    if (answer.ok) return setStep("code");
    setTakesCode(answer.error.status === 429);
    // The same sentence for a wrong email, a wrong password and an unknown email.
    setProblem(
      [401, 422].includes(answer.error.status)
        ? "Email and password do not match an account."
        : problemText(answer.error),
    );
  }

  async function handleCode(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = codeIn(new FormData(event.currentTarget));
    setIsSending(true);
    setProblem(undefined);
    const answer = await callAuth("POST", "/sign-in/code", { code });
    if (answer.ok) return location.assign(next);
    setIsSending(false);
    if (answer.error.status === 401) setStep("password");
    setProblem(fieldProblem(answer.error, "code") ?? problemText(answer.error));
  }

  function handleCancel() {
    attempt.current?.abort();
    // The pressed button disappears.
    submitButton.current?.focus();
  }

  if (step === "code")
    return (
      <form method="post" onSubmit={(event) => void handleCode(event)} className="flex flex-col gap-4">
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        <CodeField
          label="Code from your authenticator app"
          hint="No app? Use a recovery code, which works once. No codes? Ask an admin of your workspace."
          isFirst
        />
        <Button type="submit" tone="primary" disabled={isSending}>
          {isSending ? "Signing in" : "Sign in"}
        </Button>
      </form>
    );
  return (
    <form method="post" onSubmit={(event) => void handlePassword(event)} className="flex flex-col gap-4">
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {proving !== undefined && <ProvingNotice {...proving} onCancel={handleCancel} />}
      <Field label="Email">
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
      <PasswordField label="Password" hint="Forgotten? An admin of your workspace can create a reset link." />
      {takesCode && (
        <CodeField
          label="Code from your authenticator app, if you use one"
          hint="With a code you don’t have to wait."
          isOptional
        />
      )}
      <Button ref={submitButton} type="submit" tone="primary" aria-disabled={isSending}>
        {isSending ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}

function needsCode(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "needsCode" in answer;
}
