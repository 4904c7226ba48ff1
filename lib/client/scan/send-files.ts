import { type AnswerOf, type ApiProblem, problemOf, unreachable } from "@/lib/client/api";
import { err, ok, type Result } from "@/lib/domain/result";
import { uploadLimit } from "@/lib/domain/scan/limits";
import { leftOutNotes, type ScanAnswer } from "@/lib/domain/scan/scan-answer";
import type { SameAnswers } from "@/lib/domain/merge/merge-piece";
import type { NotUnderstood } from "@/lib/domain/scan/source";
import type { Answers } from "@/lib/domain/scan/unknown";
import type { Given } from "./collect-files";

export interface ReadSoFar {
  readonly read: number;
  readonly of: number;
}

export interface ScannedFiles {
  readonly given: Given;
  readonly answer: ScanAnswer;
}

interface SendOptions {
  /** The name of the pipeline; absent: its folder's. */
  readonly name?: string | undefined;
  readonly answers: Answers;
  readonly onProgress: (progress: ReadSoFar) => void;
}

/** Has our own server read files, which keeps none of them. */
export function sendFiles(
  given: Given,
  { name, answers, onProgress }: SendOptions,
): Promise<Result<ScanAnswer, ApiProblem>> {
  const query = { answers: JSON.stringify(answers), ...(name !== undefined && { name }) };
  return send(`/api/v1/imports?${new URLSearchParams(query)}`, given, onProgress);
}

interface SendIntoOptions extends Omit<SendOptions, "name"> {
  readonly pipelineId: string;
  readonly same: SameAnswers;
}

/** Has our own server report which changes files would make to a pipeline. Writes nothing. */
export function sendFilesInto(
  given: Given,
  { pipelineId, answers, same, onProgress }: SendIntoOptions,
): Promise<Result<AnswerOf<"POST /pipelines/{id}/imports">, ApiProblem>> {
  const query = new URLSearchParams({ answers: JSON.stringify(answers), same: JSON.stringify(same) });
  return send(`/api/v1/pipelines/${pipelineId}/imports?${query}`, given, onProgress);
}

/** The answer names the files that were not understood; files that were not sent are added. */
async function send<Answer extends { readonly notUnderstood: readonly NotUnderstood[] }>(
  address: string,
  given: Given,
  onProgress: SendOptions["onProgress"],
): Promise<Result<Answer, ApiProblem>> {
  const isArchive = "archive" in given;
  if (!isArchive && given.files.length === 0)
    return refusal("No pipeline files found, or they are too large.");
  const body = isArchive ? given.archive : new Blob([JSON.stringify({ files: given.files })]);
  if (body.size > uploadLimit)
    return refusal(
      `The upload is larger than ${uploadLimit / 1024 / 1024} MB. ${isArchive ? "Remove files that are no pipeline files." : "Pack the folder into a .zip, or choose a part of it."}`,
    );
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        accept: "application/x-ndjson",
        "content-type": isArchive ? "application/zip" : "application/json",
      },
      body,
    });
    if (!response.ok || response.body === null) return err(await problemOf(response));
    const read = await lastLine<Answer>(response.body, onProgress);
    if (!read.ok || isArchive) return read;
    const notUnderstood = [...read.value.notUnderstood, ...leftOutNotes(given.leftOut)];
    return ok({ ...read.value, notUnderstood });
  } catch {
    return err(unreachable);
  }
}

/** The progress, line by line, and then the result. */
async function lastLine<Answer>(
  body: ReadableStream<Uint8Array>,
  onProgress: (progress: ReadSoFar) => void,
): Promise<Result<Answer, ApiProblem>> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    const [first = "", ...more] = decoder.decode(value, { stream: !done }).split("\n");
    parts.push(first);
    for (const next of more) {
      // Our server's own lines: its tests check their form.
      const line = JSON.parse(parts.join("")) as ReadSoFar | { answer: Answer } | { problem: ApiProblem };
      if ("answer" in line) return ok(line.answer);
      if ("problem" in line) return err(line.problem);
      onProgress(line);
      parts = [next];
    }
    if (done) return err(unreachable);
  }
}

function refusal(detail: string): Result<never, ApiProblem> {
  return err({ type: "about:blank", title: "Upload failed", status: 400, detail });
}
