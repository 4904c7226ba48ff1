import { type ApiProblem, problemOf, unreachable } from "@/lib/client/api";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { err, ok, type Result } from "@/lib/domain/result";
import { packReports } from "./pack-reports";

/** The server reads few at a time: so often it is asked again, after the seconds that it names. */
const mostTries = 8;

/** Sends a report or an archive of them as it is, several as one archive. @returns what came of each report in them */
export async function sendReports(
  pipelineId: string,
  files: readonly File[],
): Promise<Result<EvidenceAnswer, ApiProblem>> {
  const packed = await bodyOf(files);
  if (packed === undefined)
    return err({
      type: "about:blank",
      title: "It cannot be read",
      status: 400,
      detail:
        "The browser cannot read it: it was moved or changed, or it is a folder. Pack a folder into a .zip.",
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

/** What was chosen is read only now. @returns undefined where it cannot be: it is gone, or a folder that was dropped */
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
