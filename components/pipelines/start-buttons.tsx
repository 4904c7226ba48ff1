"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { Button, type ButtonTone } from "@/components/ui/button";
import { callApi, problemText } from "@/lib/client/api";
import type { NewPipeline } from "@/lib/domain/contract/pipelines";
import { ImportProblems } from "./import-problems";
import { NotCarriedNote } from "./not-carried-note";
import { type FileProblem, type MadeFromFile, readEndings, sendDocumentFile } from "./send-document-file";

interface StartButtonProps {
  readonly request: NewPipeline;
  /** Appended to the new pipeline's address. */
  readonly path?: string;
  readonly tone?: ButtonTone;
  readonly children: ReactNode;
}

/** Creates a pipeline and opens it. */
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

/** Asks for a file and opens its pipeline. */
export function ImportButton() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FileProblem>();
  const [made, setMade] = useState<MadeFromFile>();

  async function handleFile({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    setMade(undefined);
    const answer = await sendDocumentFile(file);
    // Lets the same file be chosen again after a correction.
    if (input.current) input.current.value = "";
    if (answer.ok && answer.value.notCarried.length === 0)
      return router.push(`/pipelines/${answer.value.id}`);
    setBusy(false);
    if (answer.ok) setMade(answer.value);
    else setProblem(answer.error);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={readEndings}
        aria-label="File to import"
        tabIndex={-1}
        onChange={(event) => void handleFile(event)}
        className="sr-only"
      />
      <Button disabled={isBusy} onClick={() => input.current?.click()} className="max-lg:min-h-11">
        Choose a file
      </Button>
      {problem && <ImportProblems problem={problem} />}
      {made && <NotCarriedNote made={made} />}
    </>
  );
}
