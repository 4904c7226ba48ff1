"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { useLinkSecret } from "@/lib/client/use-link-secret";
import { useFocusOnFault } from "@/components/ui/form";

interface LinkFormProps {
  readonly submitLabel: string;
  /** What to say, and what to do next, when the link is absent, used up or expired. */
  readonly deadLink: ReactNode;
  /** Whether the refusal may be about what was typed, so that trying again can help. */
  readonly keepsForm?: boolean;
  /** Paths of the fields that show their own errors. */
  readonly paths: readonly string[];
  /** Sends the form; gives back what went wrong, or leaves the page. */
  readonly onSend: (form: FormData, secret: string) => Promise<ApiProblem | undefined>;
  readonly children: (problem: ApiProblem | undefined) => ReactNode;
}

/** A form that a single-use link opens: set-up, invitation, password reset. */
export function LinkForm({
  submitLabel,
  deadLink,
  keepsForm = false,
  paths,
  onSend,
  children,
}: LinkFormProps) {
  const link = useLinkSecret();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly secret: string; readonly problem: ApiProblem }>();
  // Another link opened in the same tab starts afresh.
  const problem = link.state === "present" && refusal?.secret === link.secret ? refusal.problem : undefined;
  const formRef = useFocusOnFault(problem);
  const isRefused = problem?.status === 404;
  if (link.state === "absent" || (isRefused && !keepsForm)) return <Notice tone="warning">{deadLink}</Notice>;

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (link.state !== "present") return;
    setIsSending(true);
    setRefusal(undefined);
    const refused = await onSend(form, link.secret);
    if (refused === undefined) return;
    setIsSending(false);
    setRefusal({ secret: link.secret, problem: refused });
  }

  return (
    <form
      ref={formRef}
      method="post"
      onSubmit={(event) => void handleSubmit(event)}
      className="flex flex-col gap-4"
    >
      {isRefused && <Notice tone="error">{deadLink}</Notice>}
      {problem && !isRefused && !isShownAtFields(problem, paths) && (
        <Notice tone="error">{problemText(problem)}</Notice>
      )}
      {children(problem)}
      <Button type="submit" tone="primary" disabled={isSending || link.state === "reading"}>
        {isSending ? "One moment" : submitLabel}
      </Button>
    </form>
  );
}
