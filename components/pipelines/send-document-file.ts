import { type ApiProblem, callApi } from "@/lib/client/api";
import { readInWorker } from "@/lib/client/importer/read-in-worker";
import { unknownControlsSentence } from "@/lib/domain/catalogue/own/unknown-words";
import type { Imported } from "@/lib/domain/importers/imported";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { notBrought } from "@/lib/domain/reviews/not-brought";
import { err, ok, type Result } from "@/lib/domain/result";

const largest = 32 * 1024 * 1024;

/** The endings of the files that are read; what is in one decides what it is. */
export const readEndings = ".json,.yaml,.yml,.drawio,.xml";

export interface FileProblem extends ApiProblem {
  /** The name of the file. */
  readonly file?: string;
}

export interface MadeFromFile {
  readonly id: string;
  /** What the file says and the pipeline has no place for, in sentences. */
  readonly notCarried: readonly string[];
}

/**
 * Makes a pipeline of a file. Our own JSON goes as it is to the server, which alone checks it, so that its schemas stay out
 * of this page; any other format is read in a worker, and what comes of it is sent.
 */
export async function sendDocumentFile(file: File | undefined): Promise<Result<MadeFromFile, FileProblem>> {
  const read = await readDocumentFile(file);
  if (!read.ok) return read;
  const answer = await callApi("POST /pipelines", { body: { document: read.value.document } });
  if (!answer.ok) return err({ ...answer.error, ...(file && { file: file.name }) });
  const { id, unknownControls = [] } = answer.value;
  const unknown = unknownControlsSentence(unknownControls);
  return ok({ id, notCarried: [...read.value.notCarried, ...(unknown === undefined ? [] : [unknown])] });
}

interface ReadDocument {
  readonly document: PipelineDocument;
  /** What the file says and the pipeline has no place for, in sentences. */
  readonly notCarried: readonly string[];
}

/** The pipeline that a file holds. Our own JSON is not checked here: the server does that. */
export async function readDocumentFile(file: File | undefined): Promise<Result<ReadDocument, FileProblem>> {
  if (file === undefined) return refusal("Choose a file first.");
  if (file.size > largest) return refusal("The file is larger than 32 MB.");
  try {
    const text = await file.text();
    const read = ownJson(text) ?? (await readInWorker(text));
    if (!read.ok) return err({ ...refused, file: file.name, errors: [...read.error] });
    // Whatever it holds: the server answers with what is wrong in it.
    return ok({ ...read.value, document: read.value.document as PipelineDocument });
  } catch {
    return refusal("The file cannot be read. If it changed since you chose it, choose it again.");
  }
}

/** Undefined for anything else, JSON that is broken included. */
function ownJson(
  text: string,
): Result<Pick<Imported, "notCarried"> & { readonly document: unknown }, never> | undefined {
  try {
    const document: unknown = JSON.parse(text);
    const isOwn =
      typeof document === "object" && document !== null && "schema" in document && "nodes" in document;
    return isOwn ? ok({ document, notCarried: notBrought(document) }) : undefined;
  } catch {
    return undefined;
  }
}

const refused = { type: "about:blank", title: "The file is not usable", status: 400 };

function refusal(detail: string): Result<never, ApiProblem> {
  return err({ ...refused, detail });
}
