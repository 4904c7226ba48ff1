"use client";
import { type ChangeEvent, useState } from "react";
import { Field, inputClass } from "@/components/ui/form";
import type { Result } from "@/lib/domain/result";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { ImportProblems } from "./import-problems";
import { type FileProblem, readDocumentFile, readEndings } from "./send-document-file";

interface PickMapProps<Answer> {
  readonly send: (document: PipelineDocument) => Promise<Result<Answer, FileProblem>>;
  /** @param notCarried what the file says and a map has no place for, in sentences */
  readonly onRead: (document: PipelineDocument, answer: Answer, notCarried: readonly string[]) => void;
}

/** Takes a file with a map of ours or of another tool, and has it held against the map. */
export function PickMap<Answer>({ send, onRead }: PickMapProps<Answer>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FileProblem>();

  async function handleFile({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    // The same file, mended, can be chosen again.
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
        hint="JSON, YAML or a drawing of ours, or a model of Threat Dragon, OTM or TM-BOM. What it is, is found by what is in it."
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
        {isBusy ? "The file is being read." : ""}
      </p>
      {problem && <ImportProblems problem={problem} />}
      <p className="text-tiny text-soft">
        The file is read in this browser and held against the map by this Blueline server. It goes to no other
        machine, and nothing of it is kept until you accept it.
      </p>
    </div>
  );
}
