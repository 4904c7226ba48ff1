import "server-only";
import type { ReadRunning, RunningAnswer } from "@/lib/domain/contract/running";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { runWrite } from "../db";
import { publishReports } from "../live/hub";
import { lockPipeline } from "../pipeline/lock-pipeline";

/** The limits per pipeline: uploads, and containers in all of them. */
export const mostKept = { observations: 200, containers: 200_000 } as const;

/**
 * Deletes uploads over the limits: first replaced ones, oldest first.
 * @param observations all of the pipeline, newest first
 * @returns those that counted until now, and why they stop
 */
export async function forgetOldest(
  access: PipelineAccess,
  observations: RunningAnswer["observations"],
): Promise<ReadRunning["problems"]> {
  let { length } = observations;
  let containers = observations.reduce((sum, one) => sum + one.containers, 0);
  const oldestFirst = observations.toReversed();
  const inTurn = [
    ...oldestFirst.filter(({ counts }) => !counts),
    ...oldestFirst.filter(({ counts }) => counts),
  ];
  const gone: RunningAnswer["observations"] = [];
  for (const one of inTurn) {
    if (length <= mostKept.observations && containers <= mostKept.containers) break;
    length -= 1;
    containers -= one.containers;
    gone.push(one);
  }
  if (gone.length === 0) return [];
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    await transaction.runningObservation.deleteMany({
      where: { pipelineId: access.pipelineId, id: { in: gone.map(({ id }) => id) } },
    });
  });
  publishReports(access.pipelineId);
  const why = `Removed because of the limits per map: the last ${mostKept.observations} current files, with ${mostKept.containers.toLocaleString("en")} containers in all.`;
  return gone.filter(({ counts }) => counts).map(({ file }) => ({ file, message: why }));
}
