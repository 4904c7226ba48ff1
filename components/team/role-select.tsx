"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { inputClass } from "@/components/ui/form";
import { callApi, problemText } from "@/lib/client/api";
import type { Given } from "@/lib/domain/contract/given";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { RoleOptions } from "./account-fields";
import { type Keeping, keepsNothing, WhatEnds, whatEnds } from "./what-ends";

interface RoleSelectProps {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isSelf: boolean;
}

/** Saves at once. Asks first if the change ends something, or removes the admin's own access. */
export function RoleSelect({ id, name, role, isSelf }: RoleSelectProps) {
  const router = useRouter();
  const [message, setMessage] = useState<{ readonly isProblem: boolean; readonly text: string }>();
  const [asked, setAsked] = useState<{ readonly role: Role; readonly given: Given }>();
  const [keeping, setKeeping] = useState<Keeping>(keepsNothing);
  const [shown, show] = useOptimistic(role);
  const [isSaving, startSaving] = useTransition();

  function choose(next: Role) {
    if (hasRole(next, role)) return save(next, keepsNothing);
    startSaving(async () => {
      show(next);
      const answer = await callApi("GET /members/{id}/given", { params: { id } });
      if (!answer.ok) return setMessage({ isProblem: true, text: problemText(answer.error) });
      setKeeping(keepsNothing);
      if (isSelf || whatEnds(answer.value, next).length > 0) setAsked({ role: next, given: answer.value });
      else save(next, keepsNothing);
    });
  }

  function save(next: Role, { shares, rules }: Keeping) {
    setAsked(undefined);
    startSaving(async () => {
      show(next);
      const answer = await callApi("PATCH /members/{id}", {
        params: { id },
        body: {
          role: next,
          ...(shares && { keepShares: true }),
          ...(rules.length > 0 && { keepRules: [...rules] }),
        },
      });
      setMessage(
        answer.ok
          ? { isProblem: false, text: `Saved: ${name} is now ${next}.` }
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
        // The options are the roles.
        onChange={(event) => choose(event.target.value as Role)}
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
      {asked && (
        <ConfirmDialog
          title={isSelf ? "Drop your admin role?" : `Change ${name} to ${asked.role}?`}
          isOpen
          confirmLabel={isSelf ? `Become ${asked.role}` : "Change role"}
          onConfirm={() => save(asked.role, keeping)}
          onClose={() => setAsked(undefined)}
        >
          <p>
            {isSelf
              ? "This signs you out, and you can’t manage members afterwards. Another admin can restore the role."
              : "Their sessions end. They sign in again with the new role."}
          </p>
          <WhatEnds
            given={asked.given}
            role={asked.role}
            keeping={keeping}
            {...(!isSelf && { onKeep: setKeeping })}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
