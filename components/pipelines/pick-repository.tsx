"use client";
import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DropZone } from "@/components/ui/drop-zone";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, problemText } from "@/lib/client/api";
import { type Given, givenOfDrop, givenOfInput } from "@/lib/client/scan/collect-files";
import type { ReadSoFar } from "@/lib/client/scan/send-files";
import type { Result } from "@/lib/domain/result";
import { ScanProgress } from "./scan-progress";

/** Lets an input take a whole folder. Not a standard attribute, but every browser has it. */
const ofFolder: object = { webkitdirectory: "" };

interface PickRepositoryProps<Answer> {
  readonly send: (
    given: Given,
    onProgress: (soFar: ReadSoFar) => void,
  ) => Promise<Result<Answer, ApiProblem>>;
  readonly onRead: (given: Given, answer: Answer) => void;
}

/** Takes a folder or a .zip and reads it at once. */
export function PickRepository<Answer>({ send, onRead }: PickRepositoryProps<Answer>) {
  const folder = useRef<HTMLInputElement>(null);
  const archive = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [soFar, setSoFar] = useState<ReadSoFar>();
  const [problem, setProblem] = useState<ApiProblem>();

  async function read(coming: Promise<Given>) {
    setBusy(true);
    setSoFar(undefined);
    setProblem(undefined);
    try {
      const given = await coming;
      const answer = await send(given, setSoFar);
      if (answer.ok) return onRead(given, answer.value);
      setProblem(answer.error);
    } catch {
      setProblem(unreadable);
    }
    setBusy(false);
  }

  function handleFiles({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const files = [...(currentTarget.files ?? [])];
    // Lets the same folder be chosen again after a correction.
    currentTarget.value = "";
    if (files.length > 0) void read(givenOfInput(files));
  }

  return (
    <div className="flex flex-col gap-3">
      <DropZone
        onDrop={({ items }) => {
          if (!isBusy) void read(givenOfDrop(items));
        }}
        className="flex-col items-start"
      >
        <p>Drop a folder or a .zip here, or</p>
        <input
          {...ofFolder}
          ref={folder}
          type="file"
          aria-label="Folder to read"
          tabIndex={-1}
          onChange={handleFiles}
          className="sr-only"
        />
        <input
          ref={archive}
          type="file"
          accept=".zip,application/zip"
          aria-label="Zip to read"
          tabIndex={-1}
          onChange={handleFiles}
          className="sr-only"
        />
        <div className="flex flex-wrap gap-2">
          <Button disabled={isBusy} onClick={() => folder.current?.click()}>
            Choose a folder
          </Button>
          <Button disabled={isBusy} onClick={() => archive.current?.click()}>
            Choose a .zip
          </Button>
        </div>
      </DropZone>
      <p role="status" className="sr-only">
        {isBusy ? "Reading the files." : ""}
      </p>
      {isBusy && <ScanProgress soFar={soFar} />}
      {problem && <Notice tone="error">{problemText(problem)}</Notice>}
      <p className="text-tiny text-soft">
        This Blueline server reads the files in memory. It does not store them, run them or send them to
        another machine. From a folder, your browser uploads only files that may describe a pipeline.
      </p>
    </div>
  );
}

const unreadable: ApiProblem = {
  type: "about:blank",
  title: "The files cannot be read",
  status: 400,
  detail: "The files cannot be read. If they changed since you chose them, choose them again.",
};
