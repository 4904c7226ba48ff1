"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import type { Role } from "@/lib/domain/contract/roles";
import { type CreatedLink, LinkOnce } from "./link-once";
import { RoleOptions } from "./account-fields";

export function InviteDialog() {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [link, setLink] = useState<CreatedLink>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isMaking, startMaking] = useTransition();
  const formRef = useFocusOnFault(problem);

  function handleOpen() {
    setLink(undefined);
    setProblem(undefined);
    setIsOpen(true);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = textOf(form, "email").trim();
    startMaking(async () => {
      // The options are the roles.
      const answer = await callApi("POST /invitations", {
        body: { role: textOf(form, "role") as Role, ...(email !== "" && { email }) },
      });
      if (!answer.ok) return setProblem(answer.error);
      setLink(answer.value);
      router.refresh();
    });
  }

  return (
    <>
      <Button tone="primary" onClick={handleOpen}>
        Invite
      </Button>
      <Dialog title="Create invitation" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {link ? (
          <LinkOnce link={link}>
            Blueline sends no email. Copy the link and send it to the person yourself.
          </LinkOnce>
        ) : (
          <form ref={formRef} onSubmit={handleSubmit} className="flex flex-col gap-4">
            {problem && !isShownAtFields(problem, ["email"]) && (
              <Notice tone="error">{problemText(problem)}</Notice>
            )}
            <Field label="Role">
              {(ids) => (
                <select {...ids} name="role" defaultValue="editor" className={inputClass}>
                  <RoleOptions />
                </select>
              )}
            </Field>
            <Field
              label="Email (optional)"
              hint="If set, only this address can use the invitation."
              error={fieldProblem(problem, "email")}
            >
              {(ids) => (
                <input
                  {...ids}
                  name="email"
                  type="email"
                  autoComplete="off"
                  maxLength={254}
                  className={inputClass}
                />
              )}
            </Field>
            <Button type="submit" tone="primary" className="self-start" disabled={isMaking}>
              Create invitation
            </Button>
          </form>
        )}
      </Dialog>
    </>
  );
}
