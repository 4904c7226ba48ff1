"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi, faultOf, problemText } from "@/lib/client/api";
import type { Given } from "@/lib/domain/contract/given";
import { type Keeping, keepsNothing, WhatEnds } from "./what-ends";

/** Lists what ends with the member before removal. */
export function RemoveMember({ id, name }: { readonly id: string; readonly name: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [given, setGiven] = useState<Given>();
  const [keeping, setKeeping] = useState<Keeping>(keepsNothing);
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();

  function handleOpen() {
    setGiven(undefined);
    setKeeping(keepsNothing);
    setProblem(undefined);
    setOpen(true);
    start(async () => {
      const answer = await callApi("GET /members/{id}/given", { params: { id } });
      if (answer.ok) setGiven(answer.value);
      else setProblem(problemText(answer.error));
    });
  }

  function handleRemove() {
    start(async () => {
      const query = {
        ...(keeping.shares && { keepShares: "true" }),
        ...(keeping.rules.length > 0 && { keepRules: keeping.rules.join(",") }),
      };
      const fault = faultOf(await callApi("DELETE /members/{id}", { params: { id }, query }));
      if (fault !== undefined) return setProblem(fault);
      setOpen(false);
      router.push("/settings/members?from=removal");
      router.refresh();
    });
  }

  return (
    <>
      <Button tone="quiet" aria-label={`Remove ${name}`} onClick={handleOpen}>
        Remove
      </Button>
      <ConfirmDialog
        title={`Remove ${name}?`}
        isOpen={isOpen}
        isBusy={isBusy || given === undefined}
        problem={problem}
        confirmLabel="Remove"
        onConfirm={handleRemove}
        onClose={() => setOpen(false)}
      >
        <p>
          Their sessions end at once, even in an open pipeline. Their changes stay, with their name in the
          log.
        </p>
        {given && <WhatEnds given={given} role={undefined} keeping={keeping} onKeep={setKeeping} />}
      </ConfirmDialog>
    </>
  );
}
