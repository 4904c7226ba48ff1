"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callApi, problemText } from "@/lib/client/api";

const kinds = {
  invitation: { route: "DELETE /invitations/{id}", from: "withdrawal" },
  reset: { route: "DELETE /resets/{id}", from: "reset-withdrawal" },
} as const;

interface WithdrawLinkProps {
  readonly what: keyof typeof kinds;
  readonly id: string;
  /** The button's action and its object. */
  readonly name: string;
}

/** Ends an invitation or a reset link at once. */
export function WithdrawLink({ what, id, name }: WithdrawLinkProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [isWithdrawing, startWithdrawing] = useTransition();
  const { route, from } = kinds[what];

  function handleClick() {
    startWithdrawing(async () => {
      const answer = await callApi(route, { params: { id } });
      // Already used or withdrawn: the same result.
      if (!answer.ok && answer.error.status !== 404) return setProblem(problemText(answer.error));
      router.push(`/settings/members?from=${from}`);
      router.refresh();
    });
  }

  return (
    <div>
      <Button tone="quiet" aria-label={name} disabled={isWithdrawing} onClick={handleClick}>
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
