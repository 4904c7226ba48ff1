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
  /** The node that a person assigned. */
  readonly node?: string;
}

/**
 * Reads uploads in a separate process, stores the results and discards the files. Throws if nothing can be
 * read, with the reason for each file.
 */
export async function keepRunning(
  access: PipelineAccess,
  { node, ...task }: Given,
  { signal, now = new Date() }: { readonly signal?: AbortSignal; readonly now?: Date } = {},
): Promise<ReadRunning> {
  const { viewer } = access;
  if (node !== undefined && !(await currentState(access)).pipeline.nodes.get(node))
    throw new AppError("invalid", { errors: [{ path: "node", message: "is not a node of this map" }] });
  const inPlace = await takeScanPlace(viewer, signal);
  const answer = await inPlace(() => runScan(task, { ...(signal && { signal }) }));
  // Written by our own program, with the domain's types.
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
