import { type ApiProblem, callApi } from "@/lib/client/api";
import type { NewPipeline } from "@/lib/domain/contract/pipelines";
import { err, type Result } from "@/lib/domain/result";

const largest = 32 * 1024 * 1024;

/** Sends an exported document; the server alone checks it, so that its schemas stay out of this page. */
export async function sendDocumentFile(
  file: File | undefined,
): Promise<Result<{ readonly id: string }, ApiProblem>> {
  if (file === undefined) return refusal("Choose a file first.");
  if (file.size > largest) return refusal("The file is larger than 32 MB.");
  try {
    const document: unknown = JSON.parse(await file.text());
    // Whatever it holds: the server answers with what is wrong in it.
    return await callApi("POST /pipelines", { body: { document } as NewPipeline });
  } catch (error) {
    return refusal(
      error instanceof SyntaxError
        ? `This is not JSON. ${error.message}`
        : "The file cannot be read. If it changed since you chose it, choose it again.",
    );
  }
}

function refusal(detail: string): Result<never, ApiProblem> {
  return err({ type: "about:blank", title: "The file is not usable", status: 400, detail });
}
