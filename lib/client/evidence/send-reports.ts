import { type ApiProblem, problemOf, unreachable } from "@/lib/client/api";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { err, ok, type Result } from "@/lib/domain/result";
import { packReports } from "./pack-reports";

/** The server reads few at a time: the number of retries, each after the delay that it names. */
const mostTries = 8;

/** Uploads a report or an archive, several reports as one archive. @returns the result of each report */
export async function sendReports(
  pipelineId: string,
  files: readonly File[],
): Promise<Result<EvidenceAnswer, ApiProblem>> {
  const packed = await bodyOf(files);
  if (packed === undefined)
    return err({
      type: "about:blank",
      title: "File not readable",
      status: 400,
      detail:
        "The file was moved or changed, or is a folder. Choose it again, or pack the folder into a .zip.",
    });
  const query = new URLSearchParams(packed.name === undefined ? {} : { name: packed.name });
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(`/api/v1/pipelines/${pipelineId}/evidence?${query}`, {
        method: "POST",
        headers: {
          accept: "application/json",
          "content-type": packed.name === undefined ? "application/zip" : "application/octet-stream",
        },
        body: packed.body,
      });
      // The server answers by the contract; its own tests check that.
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

/** Reads the chosen file only now. @returns undefined if that fails: the file is gone, or is a dropped folder */
async function bodyOf(
  files: readonly File[],
): Promise<{ readonly body: Blob; readonly name?: string } | undefined> {
  try {
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    const [only, ...others] = read;
    return only && others.length === 0
      ? { body: new Blob([only.bytes]), name: only.name }
      : { body: packReports(read) };
  } catch {
    return undefined;
  }
}
