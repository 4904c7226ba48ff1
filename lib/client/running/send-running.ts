import { callApi, type ApiProblem, problemOf, unreachable } from "@/lib/client/api";
import type { ReadRunning } from "@/lib/domain/contract/running";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import { err, ok, type Result } from "@/lib/domain/result";
import { runningLimits } from "@/lib/domain/running/limits";
import type { RunningFile } from "@/lib/domain/running/running-file";
import { uploadLimit } from "@/lib/domain/scan/limits";
import { counted } from "@/lib/domain/words/english";

/** The pasted or chosen data: texts, or one .zip as it is. */
export type GivenRunning = { readonly archive: File } | { readonly files: readonly RunningFile[] };

interface About {
  readonly pipelineId: string;
  /** The host of the registry, for a list that does not name its own. */
  readonly registry?: string;
  /** The node that it belongs to. */
  readonly node?: string;
}

/** The chosen files, ready for upload: all or none. @returns the error: why they cannot be sent together, in a sentence */
export async function givenOfFiles(chosen: readonly File[]): Promise<Result<GivenRunning, string>> {
  const archive = chosen.find(({ name }) => /\.zip$/i.test(name));
  if (archive && chosen.length === 1) return ok({ archive });
  if (archive)
    return err(
      `Nothing was sent: an archive must be uploaded alone. Choose ${archive.name} first, then the other ${counted(chosen.length - 1, "file")}.`,
    );
  if (chosen.length > runningLimits.files)
    return err(
      `Nothing was sent: you chose ${chosen.length} files, and the limit is ${runningLimits.files} at once.`,
    );
  const files = chosen.map(async (file) => ({
    name: file.name.slice(0, runningLimits.name),
    text: decodeText(new Uint8Array(await file.arrayBuffer())),
  }));
  return ok({ files: await Promise.all(files) });
}

/** Uploads it to our own server, which keeps the result. */
export async function sendRunning(
  given: GivenRunning,
  { pipelineId, registry, node }: About,
): Promise<Result<ReadRunning, ApiProblem>> {
  const about = {
    ...(registry !== undefined && registry !== "" && { registry }),
    ...(node !== undefined && node !== "" && { node }),
  };
  const isArchive = "archive" in given;
  const size = isArchive ? given.archive.size : given.files.reduce((sum, { text }) => sum + text.length, 0);
  if (size > uploadLimit)
    return err({
      type: "about:blank",
      title: "Upload failed",
      status: 400,
      detail: `The upload is larger than ${uploadLimit / 1024 / 1024} MB. ${isArchive ? "Split it into smaller parts." : "Pack it as a .zip."}`,
    });
  if (!isArchive)
    return callApi("POST /pipelines/{id}/running", {
      params: { id: pipelineId },
      body: { files: [...given.files], ...about },
    });
  try {
    const query = new URLSearchParams(about);
    const response = await fetch(`/api/v1/pipelines/${pipelineId}/running?${query}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/zip" },
      body: given.archive,
    });
    // The server answers by the contract; its own tests check that.
    return response.ok ? ok((await response.json()) as ReadRunning) : err(await problemOf(response));
  } catch {
    return err(unreachable);
  }
}
