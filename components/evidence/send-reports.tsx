"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropZone } from "@/components/ui/drop-zone";
import { problemText } from "@/lib/client/api";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { groupReports } from "@/lib/client/evidence/group-reports";
import { sendReports } from "@/lib/client/evidence/send-reports";
import { counted } from "@/lib/domain/words/english";
import { outcomeSentence } from "./outcome-words";
import { partsSentence } from "./parts-sentence";

interface Line {
  readonly name: string;
  readonly text: string;
  readonly isProblem: boolean;
}

interface SoFar {
  readonly sent: number;
  readonly of: number;
}

interface SendReportsProps {
  readonly pipelineId: string;
  /** The UTC day. */
  readonly today: string;
}

/** Uploads reports or archives, keeps files chosen together in one request, and lists the result of each. */
export function SendReports({ pipelineId, today }: SendReportsProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [soFar, setSoFar] = useState<SoFar>();
  const [parts, setParts] = useState<string>();
  const [lines, setLines] = useState<readonly Line[]>([]);

  async function send(files: readonly File[]) {
    if (files.length === 0 || soFar) return;
    const { groups, tooLarge } = groupReports(files);
    setParts(partsSentence(groups.length));
    setLines(tooLarge.map(({ file, text }) => ({ name: file.name, text, isProblem: true })));
    let sent = tooLarge.length;
    let isTaken = false;
    for (const group of groups) {
      setSoFar({ sent, of: files.length });
      const answer = await sendReports(pipelineId, group);
      sent += group.length;
      isTaken ||= answer.ok;
      const told = answer.ok
        ? answer.value.reports.map((report) => lineOf(report, today))
        : [{ name: nameOf(group), text: problemText(answer.error), isProblem: true }];
      setLines((before) => [...before, ...told]);
    }
    setSoFar(undefined);
    // If no upload succeeded, there may be no connection: a refresh would leave the page and its messages.
    if (isTaken) router.refresh();
  }

  function handleFiles({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const files = [...(currentTarget.files ?? [])];
    // Lets the same file be chosen again.
    currentTarget.value = "";
    void send(files);
  }

  return (
    <section aria-labelledby="send-title" className="flex flex-col gap-3 print:hidden">
      <h2 id="send-title" className="text-lead">
        Upload reports
      </h2>
      <DropZone onDrop={({ files }) => void send([...files])} className="flex-wrap items-center gap-x-3">
        <input
          ref={input}
          type="file"
          multiple
          aria-label="Reports to upload"
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
          or drop scanner reports here, or a .zip of them, up to 5 MB per file. A VEX document applies to the
          reports uploaded with it. Blueline keeps the results, not the files.
        </p>
      </DropZone>
      {soFar && (
        <div className="flex flex-col gap-1">
          <progress
            aria-label="Reports uploaded"
            className="h-2 w-full accent-primary"
            value={soFar.sent}
            max={soFar.of}
          />
          <p aria-hidden className="text-tiny text-soft tabular-nums">
            {soFar.sent} of {counted(soFar.of, "file")} read
          </p>
        </div>
      )}
      <div role="status" aria-label="Upload results" className="flex flex-col gap-1">
        {parts !== undefined && <p>{parts}</p>}
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

function lineOf(report: EvidenceAnswer["reports"][number], today: string): Line {
  return {
    name: report.name,
    text: outcomeSentence(report, today),
    isProblem: report.outcome === "refused",
  };
}

function nameOf(files: readonly File[]): string {
  const [only] = files;
  return only && files.length === 1 ? only.name : counted(files.length, "file");
}
