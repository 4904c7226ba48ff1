"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Problem } from "@/lib/domain/contract/problem";
import { isShownAtFields, problemText } from "./problem-words";
import { useLinkSecret } from "./use-link-secret";

interface LinkFormProps {
  readonly submitLabel: string;
  /** What to say, and what to do next, when the link is absent, used up or expired. */
  readonly deadLink: ReactNode;
  /** Paths of the fields that show their own errors. */
  readonly paths: readonly string[];
  /** Sends the form; gives back what went wrong, or leaves the page. */
  readonly onSend: (form: FormData, secret: string) => Promise<Problem | undefined>;
  readonly children: (problem: Problem | undefined) => ReactNode;
}

/** A form that a single-use link opens: set-up, invitation, password reset. */
export function LinkForm({ submitLabel, deadLink, paths, onSend, children }: LinkFormProps) {
  const link = useLinkSecret();
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (link.state === "absent" || problem?.status === 404) return <Notice tone="warning">{deadLink}</Notice>;

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (link.state !== "present") return;
    setIsSending(true);
    setProblem(undefined);
    const refusal = await onSend(form, link.secret);
    if (refusal === undefined) return;
    setIsSending(false);
    setProblem(refusal);
  }

  return (
    <form method="post" onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      {problem && !isShownAtFields(problem, paths) && <Notice tone="error">{problemText(problem)}</Notice>}
      {children(problem)}
      <Button type="submit" tone="primary" disabled={isSending || link.state === "reading"}>
        {isSending ? "One moment" : submitLabel}
      </Button>
    </form>
  );
}
