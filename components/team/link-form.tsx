"use client";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { type LinkSecret, useLinkSecret } from "@/lib/client/use-link-secret";
import { textOf } from "@/components/ui/form";
import { ok, type Result } from "@/lib/domain/result";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { AccountFields, accountPaths, NewPasswordField } from "./account-fields";
import { signInAndOpenPipelines } from "@/lib/client/sign-in-and-open-pipelines";

interface LinkFormProps {
  readonly submitLabel: string;
  /** The message and the next step if the link is absent, used or expired. */
  readonly deadLink: ReactNode;
  /** Whether the refusal may be about the fields, so that another try can succeed. */
  readonly keepsForm?: boolean;
  /** Reads what the link is for, before its holder fills in the form. */
  readonly onLook?: (secret: string) => Promise<Result<string, ApiProblem>>;
  /** Paths of the fields that show their own errors. */
  readonly paths: readonly string[];
  /** Sends the form. Returns the problem, or leaves the page. */
  readonly onSend: (form: FormData, secret: string) => Promise<ApiProblem | undefined>;
  readonly children: (problem: ApiProblem | undefined) => ReactNode;
}

/** A form that a single-use link opens: set-up, invitation, password reset. */
export function LinkForm({
  submitLabel,
  deadLink,
  keepsForm = false,
  onLook,
  paths,
  onSend,
  children,
}: LinkFormProps) {
  const link = useLinkSecret();
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly secret: string; readonly problem: ApiProblem }>();
  // Another link in the same tab starts anew.
  const problem = link.state === "present" && refusal?.secret === link.secret ? refusal.problem : undefined;
  const formRef = useFocusOnFault(problem);
  const isRefused = problem?.status === 404;
  const look = useLook(link, onLook);
  if (link.state === "absent" || look === null || (isRefused && !keepsForm))
    return <Notice tone="warning">{deadLink}</Notice>;

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
      {look !== undefined && <p className="wrap-anywhere">{look}</p>}
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

/** What a link is for, once known; null: it does not work. */
function useLook(link: LinkSecret, onLook: LinkFormProps["onLook"]): string | null | undefined {
  const secret = link.state === "present" ? link.secret : undefined;
  const [found, setFound] = useState<{ readonly secret: string; readonly text: string | null }>();
  useEffect(() => {
    if (secret === undefined || onLook === undefined) return undefined;
    let isLeft = false;
    void onLook(secret).then((answer) => {
      if (isLeft) return;
      if (answer.ok) setFound({ secret, text: answer.value });
      else if (answer.error.status === 404) setFound({ secret, text: null });
    });
    return () => {
      isLeft = true;
    };
  }, [secret, onLook]);
  return found && found.secret === secret ? found.text : undefined;
}

async function lookAtInvitation(secret: string): Promise<Result<string, ApiProblem>> {
  const answer = await callApi("POST /invitations/preview", { body: { secret } });
  if (!answer.ok) return answer;
  const { workspace, invitedBy, role } = answer.value;
  const as = `the workspace “${workspace}” as ${role === "viewer" ? "a" : "an"} ${role}.`;
  return ok(invitedBy === null ? `You are invited to ${as}` : `${invitedBy} invites you to ${as}`);
}

export function InviteForm() {
  return (
    <LinkForm
      submitLabel="Join the workspace"
      deadLink={
        <>
          <p className="font-bold">This invitation does not work.</p>
          <p>
            An invitation works once, for seven days, and can be withdrawn. It may be limited to one email
            address. Ask the person who invited you for a new one.
          </p>
        </>
      }
      keepsForm
      onLook={lookAtInvitation}
      paths={accountPaths}
      onSend={async (form, secret) => {
        const email = textOf(form, "email").trim();
        const password = textOf(form, "password");
        const answer = await callApi("POST /invitations/accept", {
          body: { secret, name: textOf(form, "name").trim(), email, password },
        });
        return answer.ok ? signInAndOpenPipelines(email, password) : answer.error;
      }}
    >
      {(problem) => <AccountFields problem={problem} />}
    </LinkForm>
  );
}

export function ResetForm() {
  return (
    <LinkForm
      submitLabel="Set new password"
      deadLink={
        <>
          <p className="font-bold">This reset link does not work.</p>
          <p>
            A reset link works once, for one day, and can be withdrawn. Ask an admin of your workspace for a
            new one.
          </p>
        </>
      }
      paths={["password"]}
      onSend={async (form, secret) => {
        const answer = await callApi("POST /resets/accept", {
          body: { secret, password: textOf(form, "password") },
        });
        if (!answer.ok) return answer.error;
        location.assign("/sign-in?from=reset");
        return undefined;
      }}
    >
      {(problem) => <NewPasswordField label="New password" error={fieldProblem(problem, "password")} />}
    </LinkForm>
  );
}
