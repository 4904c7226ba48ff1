"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ApiProblem } from "@/lib/client/api";
import { ImportProblems } from "./import-problems";
import { sendDocumentFile } from "./send-document-file";

/** Asks for a file and opens the pipeline that it holds. */
export function ImportButton() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  async function handleFile({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    const answer = await sendDocumentFile(file);
    // The same file, mended, can be chosen again.
    if (input.current) input.current.value = "";
    if (answer.ok) return router.push(`/pipelines/${answer.value.id}`);
    setBusy(false);
    setProblem(answer.error);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File to import"
        tabIndex={-1}
        onChange={(event) => void handleFile(event)}
        className="sr-only"
      />
      <Button disabled={isBusy} onClick={() => input.current?.click()} className="max-lg:min-h-11">
        Choose a file
      </Button>
      {problem && <ImportProblems problem={problem} />}
    </>
  );
}
