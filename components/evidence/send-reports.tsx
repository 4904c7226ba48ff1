"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropZone } from "@/components/ui/drop-zone";
import { problemText } from "@/lib/client/api";
import { sendReport } from "@/lib/client/evidence/send-report";
import { outcomeSentence } from "./outcome-words";

interface Line {
  readonly name: string;
  readonly text: string;
  readonly isProblem: boolean;
}

interface SoFar {
  readonly sent: number;
  readonly of: number;
}

/** Takes reports, or archives of them, sends one after another, and says what came of each. */
export function SendReports({ pipelineId }: { readonly pipelineId: string }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [soFar, setSoFar] = useState<SoFar>();
  const [lines, setLines] = useState<readonly Line[]>([]);

  async function send(files: readonly File[]) {
    if (files.length === 0 || soFar) return;
    setLines([]);
    for (const [index, file] of files.entries()) {
      setSoFar({ sent: index, of: files.length });
      const told = await linesOf(pipelineId, file);
      setLines((before) => [...before, ...told]);
    }
    setSoFar(undefined);
    router.refresh();
  }

  function handleFiles({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const files = [...(currentTarget.files ?? [])];
    // The same file, made again, can be chosen again.
    currentTarget.value = "";
    void send(files);
  }

  return (
    <section aria-labelledby="send-title" className="flex flex-col gap-3 print:hidden">
      <h2 id="send-title" className="text-lead">
        Send reports
      </h2>
      <DropZone onDrop={({ files }) => void send([...files])} className="flex-wrap items-center gap-x-3">
        <input
          ref={input}
          type="file"
          multiple
          aria-label="Reports to send"
          tabIndex={-1}
          onChange={handleFiles}
          className="sr-only"
        />
        <Button
          tone="primary"
          aria-disabled={soFar !== undefined}
          onClick={() => soFar || input.current?.click()}
        >
          Choose files
        </Button>
        <p className="min-w-0 text-soft">
          or drop them here: reports of scanners, or a .zip of them. Up to 5 MB a file. What is read is kept,
          the files are not.
        </p>
      </DropZone>
      {soFar && (
        <div className="flex flex-col gap-1">
          <progress
            aria-label="Reports sent"
            className="h-2 w-full accent-primary"
            value={soFar.sent}
            max={soFar.of}
          />
          <p aria-hidden className="text-tiny text-soft tabular-nums">
            Reading {soFar.sent + 1} of {soFar.of}
          </p>
        </div>
      )}
      <div role="status" aria-label="What came of them">
        <ul className="flex flex-col gap-1">
          {lines.map(({ name, text, isProblem }, index) => (
            // A name may come twice, and their order never changes.
            <li key={index} className={clsx("wrap-anywhere", isProblem && "text-missing")}>
              <b className="font-medium">{name}</b> {text}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

async function linesOf(pipelineId: string, file: File): Promise<readonly Line[]> {
  const answer = await sendReport(pipelineId, file);
  if (!answer.ok) return [{ name: file.name, text: problemText(answer.error), isProblem: true }];
  return answer.value.reports.map((report) => ({
    name: report.name,
    text: outcomeSentence(report),
    isProblem: report.outcome === "refused",
  }));
}
