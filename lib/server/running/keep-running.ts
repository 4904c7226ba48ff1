import "server-only";
import type { ReadRunning } from "@/lib/domain/contract/running";
import type { PipelineAccess } from "../auth/access";
import { AppError } from "../errors";
import { currentState } from "../pipeline/queries";
import { runScan } from "../scan/run-scan";
import { takeScanPlace } from "../scan/scan-places";
import { forgetOldest } from "./forget-oldest";
import { getRunning } from "./queries";
import type { RunningRead, RunningTask } from "./running-task";
import { storeRunning } from "./store-running";

interface Given extends RunningTask {
  /** The node that it is of, where a person said it. */
  readonly node?: string;
}

/**
 * Reads what was given, in a process of its own, and keeps what was read; the files are forgotten. Throws where nothing of it can be
 * read, with the reason of each file.
 */
export async function keepRunning(
  access: PipelineAccess,
  { node, ...task }: Given,
  { signal, now = new Date() }: { readonly signal?: AbortSignal; readonly now?: Date } = {},
): Promise<ReadRunning> {
  const { viewer } = access;
  if (node !== undefined && !(await currentState(access)).pipeline.nodes.get(node))
    throw new AppError("invalid", { errors: [{ path: "node", message: "is no node of this map" }] });
  const inPlace = await takeScanPlace(viewer, signal);
  const answer = await inPlace(() => runScan(task, { ...(signal && { signal }) }));
  // Written by our own program, of what it read by the domain's types.
  const { read, problems } = JSON.parse(answer) as RunningRead;
  if (read.length === 0)
    throw new AppError("invalid", {
      detail: problems.map(({ file, message }) => `${file}: ${message}`).join("\n"),
    });
  await storeRunning(access, read, { now, ...(node !== undefined && { node }) });
  const after = await getRunning(access);
  const forgotten = await forgetOldest(access, after.observations);
  return {
    read: read.map(({ file, observed }) => ({
      file,
      format: observed.format,
      source: observed.source,
      containers: observed.containers.length,
      repositories: observed.repositories.length,
      warnings: [...observed.warnings],
    })),
    problems: [...problems, ...forgotten],
    findings: forgotten.length === 0 ? after.total : (await getRunning(access)).total,
  };
}
