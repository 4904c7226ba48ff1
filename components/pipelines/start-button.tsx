"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button, type ButtonTone } from "@/components/ui/button";
import { callApi, problemText } from "@/lib/client/api";
import type { NewPipeline } from "@/lib/domain/contract/pipelines";

interface StartButtonProps {
  readonly request: NewPipeline;
  /** Behind the address of the new pipeline. */
  readonly path?: string;
  readonly tone?: ButtonTone;
  readonly children: ReactNode;
}

/** Makes a pipeline and opens it. */
export function StartButton({ request, path = "", tone = "plain", children }: StartButtonProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function handleClick() {
    setBusy(true);
    setProblem(undefined);
    const answer = await callApi("POST /pipelines", { body: request });
    if (answer.ok) return router.push(`/pipelines/${answer.value.id}${path}`);
    setBusy(false);
    setProblem(problemText(answer.error));
  }

  return (
    <>
      <Button tone={tone} disabled={isBusy} onClick={() => void handleClick()} className="max-lg:min-h-11">
        {children}
      </Button>
      {problem !== undefined && (
        <p role="alert" className="text-missing">
          {problem}
        </p>
      )}
    </>
  );
}
