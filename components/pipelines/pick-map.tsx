"use client";
import { type ChangeEvent, useState } from "react";
import { Field, inputClass } from "@/components/ui/form";
import type { Result } from "@/lib/domain/result";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { ImportProblems } from "./import-problems";
import { type FileProblem, readDocumentFile, readEndings } from "./send-document-file";

interface PickMapProps<Answer> {
  readonly send: (document: PipelineDocument) => Promise<Result<Answer, FileProblem>>;
  /** @param notCarried content of the file that a map can't hold, in sentences */
  readonly onRead: (document: PipelineDocument, answer: Answer, notCarried: readonly string[]) => void;
}

/** Takes a file with a map of Blueline or another tool, and compares it with the current map. */
export function PickMap<Answer>({ send, onRead }: PickMapProps<Answer>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FileProblem>();

  async function handleFile({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    // Lets the same file be chosen again after a correction.
    currentTarget.value = "";
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    const read = await readDocumentFile(file);
    if (!read.ok) setProblem(read.error);
    else {
      const { document, notCarried } = read.value;
      const answer = await send(document);
      if (answer.ok) return onRead(document, answer.value, notCarried);
      setProblem({ ...answer.error, file: file.name });
    }
    setBusy(false);
  }

  return (
    <div className="flex flex-col gap-3">
      <Field
        label="File"
        hint="Blueline JSON, YAML or drawing, or a model of Threat Dragon, OTM or TM-BOM. The format is detected automatically."
        className="max-w-xl"
      >
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept={readEndings}
            disabled={isBusy}
            onChange={(event) => void handleFile(event)}
            className={`${inputClass} file:mr-3 file:rounded-control file:border-0 file:bg-bg file:px-2 file:py-0.5 file:font-medium file:text-ink`}
          />
        )}
      </Field>
      <p role="status" className="text-soft empty:sr-only">
        {isBusy ? "Reading the file." : ""}
      </p>
      {problem && <ImportProblems problem={problem} />}
      <p className="text-tiny text-soft">
        This browser reads the file, and this Blueline server compares it with the map. It goes to no other
        machine. Nothing is saved until you accept it.
      </p>
    </div>
  );
}
