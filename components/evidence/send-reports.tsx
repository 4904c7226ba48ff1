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

/** Takes reports, or archives of them, sends what was chosen together together, and says what came of each. */
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
    // Without a connection the browser would leave the page, and what it says with it.
    if (isTaken) router.refresh();
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
          or drop them here: reports of scanners, or a .zip of them. Up to 5 MB a file. A VEX document counts
          for the reports that come together with it. What is read is kept, the files are not.
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
            {soFar.sent} of {counted(soFar.of, "file")} read
          </p>
        </div>
      )}
      <div role="status" aria-label="What came of them" className="flex flex-col gap-1">
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
