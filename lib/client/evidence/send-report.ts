import { type ApiProblem, problemOf, unreachable } from "@/lib/client/api";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { err, ok, type Result } from "@/lib/domain/result";
import { fileLimit, uploadLimit } from "@/lib/domain/scan/limits";

/** The server reads few at a time: so often it is asked again, after the seconds that it names. */
const mostTries = 8;

/** Sends one file of reports, or an archive of them, as it is. @returns what came of each report in it */
export async function sendReport(
  pipelineId: string,
  file: File,
): Promise<Result<EvidenceAnswer, ApiProblem>> {
  const limit = /\.zip$/i.test(file.name) ? uploadLimit : fileLimit;
  if (file.size > limit)
    return refusal(`${file.name} is larger than the ${limit / 1024 / 1024} MB that are read.`);
  const query = new URLSearchParams({ name: file.name });
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(`/api/v1/pipelines/${pipelineId}/evidence?${query}`, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/octet-stream" },
        body: file,
      });
      // The server answers what the contract says; its own tests hold it to that.
      if (response.ok) return ok((await response.json()) as EvidenceAnswer);
      const problem = await problemOf(response);
      if (problem.status !== 503 || problem.retryAfter === undefined || attempt >= mostTries)
        return err(problem);
      await new Promise((resolve) => setTimeout(resolve, (problem.retryAfter ?? 1) * 1_000));
    } catch {
      return err(unreachable);
    }
  }
}

function refusal(detail: string): Result<never, ApiProblem> {
  return err({ type: "about:blank", title: "The file cannot be sent", status: 400, detail });
}
