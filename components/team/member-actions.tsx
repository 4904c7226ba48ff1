"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { inputClass } from "@/components/ui/form";
import { callApi, faultOf, problemText } from "@/lib/client/api";
import type { Role } from "@/lib/domain/contract/roles";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { type CreatedLink, LinkOnce } from "./link-once";
import { RoleOptions } from "./account-fields";

interface RoleSelectProps {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isSelf: boolean;
}

/** Saves at once; asks first where an admin would lock themselves out of this page. */
export function RoleSelect({ id, name, role, isSelf }: RoleSelectProps) {
  const router = useRouter();
  const [message, setMessage] = useState<{ readonly isProblem: boolean; readonly text: string }>();
  const [asked, setAsked] = useState<Role>();
  const [shown, show] = useOptimistic(role);
  const [isSaving, startSaving] = useTransition();

  function save(next: Role) {
    setAsked(undefined);
    startSaving(async () => {
      show(next);
      const answer = await callApi("PATCH /members/{id}", { params: { id }, body: { role: next } });
      setMessage(
        answer.ok
          ? { isProblem: false, text: `Saved: ${name} is ${next} now.` }
          : { isProblem: true, text: problemText(answer.error) },
      );
      startSaving(() => router.refresh());
    });
  }

  return (
    <>
      <select
        aria-label={`Role of ${name}`}
        value={shown}
        disabled={isSaving}
        onChange={(event) => {
          // The options are the roles.
          const next = event.target.value as Role;
          if (isSelf) setAsked(next);
          else save(next);
        }}
        className={`${inputClass} max-w-28`}
      >
        <RoleOptions />
      </select>
      <p
        role={message?.isProblem ? "alert" : "status"}
        className={
          message?.isProblem
            ? "mt-1 max-w-56 text-tiny text-missing"
            : "mt-1 text-tiny text-soft empty:sr-only"
        }
      >
        {message?.text}
      </p>
      <ConfirmDialog
        title="Give up your admin role?"
        isOpen={asked !== undefined}
        confirmLabel={`Become ${asked ?? ""}`}
        onConfirm={() => asked && save(asked)}
        onClose={() => setAsked(undefined)}
      >
        <p>
          You will be signed out and can then no longer manage members. Another admin can give the role back.
        </p>
      </ConfirmDialog>
    </>
  );
}

export function RemoveMember({ id, name }: { readonly id: string; readonly name: string }) {
  const [keepsShares, setKeepsShares] = useState(false);
  return (
    <ConfirmedButton
      tone="quiet"
      label="Remove"
      name={`Remove ${name}`}
      title={`Remove ${name}?`}
      onConfirm={async () =>
        faultOf(
          await callApi("DELETE /members/{id}", {
            params: { id },
            query: keepsShares ? { keepShares: "true" } : {},
          }),
        )
      }
      next="/settings/members?from=removal"
    >
      <p>
        Their sessions end at once, also where they have a pipeline open. What they drew and claimed stays,
        with their name in the log.
      </p>
      <label className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={keepsShares}
          onChange={(event) => setKeepsShares(event.currentTarget.checked)}
          className="size-4 accent-primary"
        />
        Keep the links to snapshots that they made
      </label>
    </ConfirmedButton>
  );
}

/** For who has lost the app and the recovery codes: the admin makes sure who it is that asks. */
export function RemoveSecondFactor({ id, name }: { readonly id: string; readonly name: string }) {
  const does = `Take away the second factor of ${name}`;
  return (
    <ConfirmedButton
      tone="quiet"
      label="Second factor"
      name={does}
      title={`${does}?`}
      confirmLabel="Take it away"
      onConfirm={async () => faultOf(await callApi("DELETE /members/{id}/second-factor", { params: { id } }))}
      next="/settings/members?from=second-factor"
    >
      <p>
        For somebody who has lost the phone and the recovery codes. Make sure that it is {name} who asks: the
        password alone signs in after that. Their sessions end.
      </p>
    </ConfirmedButton>
  );
}

export function ResetLink({ id, name }: { readonly id: string; readonly name: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const [link, setLink] = useState<CreatedLink>();
  const [problem, setProblem] = useState<string>();
  const [isMaking, startMaking] = useTransition();

  function handleOpen() {
    setLink(undefined);
    setProblem(undefined);
    setIsOpen(true);
  }

  function handleMake() {
    startMaking(async () => {
      const answer = await callApi("POST /members/{id}/reset", { params: { id } });
      if (answer.ok) setLink(answer.value);
      else setProblem(problemText(answer.error));
    });
  }

  return (
    <>
      <Button tone="quiet" aria-label={`Reset link for ${name}`} onClick={handleOpen}>
        Reset link
      </Button>
      <Dialog title={`Password reset link for ${name}`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        {link ? (
          <LinkOnce link={link}>
            Give it to {name} and nobody else: anyone who opens it chooses the password.
          </LinkOnce>
        ) : (
          <>
            <p>
              With the link, {name} chooses a new password. The old one works until then; all sessions end
              when the new one is set.
            </p>
            <Button tone="primary" className="self-start" disabled={isMaking} onClick={handleMake}>
              Make the link
            </Button>
          </>
        )}
      </Dialog>
    </>
  );
}

export function WithdrawInvitation({ id, whose }: { readonly id: string; readonly whose: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [isWithdrawing, startWithdrawing] = useTransition();

  function handleClick() {
    startWithdrawing(async () => {
      const answer = await callApi("DELETE /invitations/{id}", { params: { id } });
      // Gone already is as good: somebody used or withdrew it meanwhile.
      if (!answer.ok && answer.error.status !== 404) return setProblem(problemText(answer.error));
      router.push("/settings/members?from=withdrawal");
      router.refresh();
    });
  }

  return (
    <div>
      <Button
        tone="quiet"
        aria-label={`Withdraw the invitation: ${whose}`}
        disabled={isWithdrawing}
        onClick={handleClick}
      >
        Withdraw
      </Button>
      {problem !== undefined && (
        <p role="alert" className="text-tiny text-missing">
          {problem}
        </p>
      )}
    </div>
  );
}
