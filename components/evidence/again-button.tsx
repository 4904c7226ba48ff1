"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callApi, faultOf } from "@/lib/client/api";

interface AgainButtonProps {
  readonly pipelineId: string;
  readonly report: string;
  readonly statement: number;
}

/** Puts an excluded or removed result back among those that need a node. */
export function AgainButton({ pipelineId, report, statement }: AgainButtonProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [isBusy, startWork] = useTransition();
  function bringBack() {
    if (isBusy) return;
    startWork(async () => {
      const answer = await callApi("PATCH /pipelines/{id}/evidence", {
        params: { id: pipelineId },
        body: { report, statements: [statement], to: { tray: true } },
      });
      setProblem(faultOf(answer));
      if (answer.ok) router.refresh();
    });
  }
  return (
    <>
      <Button onClick={bringBack}>Move back to review</Button>
      {problem !== undefined && (
        <span role="alert" className="text-missing">
          {problem}
        </span>
      )}
    </>
  );
}
