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

/** @param next where to go then; the page has made sure that it is a path of ours. */
export function SignInForm({ next }: { readonly next: string }) {
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [step, setStep] = useState<"password" | "code">("password");
  /** Too many have tried: the code along with the password gets past that. */
  const [takesCode, setTakesCode] = useState(false);
  const [proving, setProving] = useState<{ readonly difficulty: number; readonly likelihood: number }>();
  const attempt = useRef<AbortController>(undefined);
  const submitButton = useRef<HTMLButtonElement>(null);

  async function handlePassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const form = new FormData(event.currentTarget);
    const code = codeIn(form);
    // What is typed by now counts: an attempt that is still proving gives way.
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
    // One and the same sentence whether the e-mail, the password or both are wrong, or the e-mail is none.
    setProblem(
      [401, 422].includes(answer.error.status)
        ? "E-mail and password do not match an account."
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
    // The button that was pressed goes.
    submitButton.current?.focus();
  }

  if (step === "code")
    return (
      <form method="post" onSubmit={(event) => void handleCode(event)} className="flex flex-col gap-4">
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        <CodeField
          label="Code from your authenticator app"
          hint="Without the app: one of your recovery codes, each of which works once. Without those: an admin of your workspace can help."
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
      <PasswordField label="Password" hint="Forgotten? An admin of your workspace can make a reset link." />
      {takesCode && (
        <CodeField
          label="Code from your authenticator app, if you use one"
          hint="With it you need not wait."
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
