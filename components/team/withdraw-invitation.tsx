"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callApi, problemText } from "@/lib/client/api";

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
