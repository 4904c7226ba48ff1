import { type ApiProblem, callApi } from "@/lib/client/api";
import { readInWorker } from "@/lib/client/importer/read-in-worker";
import { unknownControlsSentence } from "@/lib/domain/catalogue/own/unknown-words";
import type { Imported } from "@/lib/domain/importers/imported";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { notBrought } from "@/lib/domain/reviews/not-brought";
import { err, ok, type Result } from "@/lib/domain/result";

const largest = 32 * 1024 * 1024;

/** The endings of readable files; the content decides the format. */
export const readEndings = ".json,.yaml,.yml,.drawio,.xml";

export interface FileProblem extends ApiProblem {
  /** The name of the file. */
  readonly file?: string;
}

export interface MadeFromFile {
  readonly id: string;
  /** Content of the file that the pipeline can't hold, in sentences. */
  readonly notCarried: readonly string[];
}

/**
 * Creates a pipeline from a file. Blueline JSON goes to the server unchecked, which keeps its schemas out of this page. A
 * worker reads any other format and sends the result.
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
  /** Content of the file that the pipeline can't hold, in sentences. */
  readonly notCarried: readonly string[];
}

/** The pipeline in a file. The server checks Blueline JSON. */
export async function readDocumentFile(file: File | undefined): Promise<Result<ReadDocument, FileProblem>> {
  if (file === undefined) return refusal("Choose a file first.");
  if (file.size > largest) return refusal("The file is larger than 32 MB.");
  try {
    const text = await file.text();
    const read = ownJson(text) ?? (await readInWorker(text));
    if (!read.ok) return err({ ...refused, file: file.name, errors: [...read.error] });
    // Unchecked: the server reports errors in it.
    return ok({ ...read.value, document: read.value.document as PipelineDocument });
  } catch {
    return refusal("The file can’t be read. If it changed since you chose it, choose it again.");
  }
}

/** Undefined for anything else, including broken JSON. */
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
