"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { inputClass } from "@/components/ui/field";
import { callApi, problemText } from "@/lib/client/api";
import type { Role } from "@/lib/domain/contract/roles";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RoleOptions } from "./role-options";

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
            : "mt-1 text-tiny text-soft empty:hidden"
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
