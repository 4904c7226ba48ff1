"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi, problemText } from "@/lib/client/api";

interface RemoveCredentialProps {
  readonly what: "token" | "rule";
  readonly id: string;
  readonly name: string;
}

const words = {
  token: {
    action: "Revoke",
    title: "Revoke this token?",
    about: "What uses it is refused from its next call on. A token that is revoked cannot be brought back.",
  },
  rule: {
    action: "Remove",
    title: "Remove this trust rule?",
    about: "CI jobs get no token by it any more, and those that they have now end.",
  },
} as const;

/** Revokes a token, or removes a trust rule, once that is confirmed. */
export function RemoveCredential({ what, id, name }: RemoveCredentialProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isRemoving, startRemoving] = useTransition();
  const { action, title, about } = words[what];

  function handleConfirm() {
    startRemoving(async () => {
      const input = { params: { id } };
      const answer =
        what === "token"
          ? await callApi("DELETE /tokens/{id}", input)
          : await callApi("DELETE /tokens/rules/{id}", input);
      if (!answer.ok) return setProblem(problemText(answer.error));
      setIsOpen(false);
      router.refresh();
    });
  }

  return (
    <>
      <Button
        aria-label={`${action} ${name}`}
        onClick={() => {
          setProblem(undefined);
          setIsOpen(true);
        }}
      >
        {action}
      </Button>
      <ConfirmDialog
        title={title}
        isOpen={isOpen}
        isBusy={isRemoving}
        problem={problem}
        confirmLabel={action}
        onConfirm={handleConfirm}
        onClose={() => setIsOpen(false)}
      >
        <p className="wrap-anywhere">
          <b>{name}</b>. {about}
        </p>
      </ConfirmDialog>
    </>
  );
}
