import "server-only";
import type { RunningAnswer } from "@/lib/domain/contract/running";
import { findRunning, type FoundRunning } from "@/lib/domain/running/find-running";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { currentState } from "../pipeline/queries";
import { memberNames } from "../team/member-names";
import { observationColumns, observationsOf } from "./observation-rows";

/** A large cluster takes a second to compare, so the result is cached per map. */
const foundLast = new WeakMap<Pipeline, { readonly given: string; readonly found: FoundRunning }>();

/** The runtime drift: differences between runtime data and the current map. */
export async function getRunning(access: PipelineAccess): Promise<RunningAnswer> {
  const { client } = getDatabase();
  const { pipelineId } = access;
  const rows = await client.runningObservation.findMany({
    where: { pipelineId },
    orderBy: [{ at: "desc" }, { fileName: "asc" }, { id: "asc" }],
    select: observationColumns,
  });
  const kept = await client.runningDismissal.findMany({ where: { pipelineId } });
  const names = await memberNames([...rows, ...kept].map(({ byId }) => byId));
  const { pipeline, revision } = await currentState(access);
  const dismissals = kept.map(({ findingKey, basis, reason, byId, at }) => ({
    key: findingKey,
    basis,
    reason,
    by: names(byId),
    at: at.toISOString(),
  }));
  const given = JSON.stringify([rows.map(({ id, said, factsHash }) => [id, said, factsHash]), dismissals]);
  const before = foundLast.get(pipeline);
  const found: FoundRunning =
    before?.given === given
      ? before.found
      : findRunning(pipeline, await observationsOf(client, rows), dismissals);
  foundLast.set(pipeline, { given, found });
  const counting = new Set(found.counting);
  return {
    revision,
    total: found.total,
    // The contract's arrays are mutable, the domain's are not.
    findings: structuredClone(found.findings) as RunningAnswer["findings"],
    dismissed: structuredClone(found.dismissed) as RunningAnswer["dismissed"],
    questions: structuredClone(found.questions) as RunningAnswer["questions"],
    answered: structuredClone(found.answered) as RunningAnswer["answered"],
    observations: rows.map(({ id, at, byId, format, source, fileName, containers, repositories }) => ({
      id,
      at: at.toISOString(),
      by: names(byId),
      format,
      source,
      file: fileName,
      containers,
      repositories,
      counts: counting.has(id),
    })),
  };
}

/** Whether there is runtime data: only then does the map ask for findings. */
export async function hasRunning({ pipelineId }: PipelineAccess): Promise<boolean> {
  const row = await getDatabase().client.runningObservation.findFirst({
    where: { pipelineId },
    select: { id: true },
  });
  return row !== null;
}
