import "server-only";
import { catalogue } from "@/lib/domain/catalogue/load";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import type { ExportSource } from "@/lib/domain/exporters/export-source";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nothingSelected } from "@/lib/domain/pipeline/selection";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import { countsOf, emptyTally, openCount } from "@/lib/domain/posture/coverage/coverage";
import { stageCountsOf } from "@/lib/domain/posture/coverage/map-coverage";
import type { CurrentPosture, Counts, Posture } from "@/lib/domain/posture/posture";
import { type MapStory, mapStory } from "@/lib/domain/story/map-story";
import type { ArchivedPipelineAccess, PipelineAccess, ScheduledAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { keepState, stateAt, warmState } from "./document-cache";
import { coverageOn, loadState, type PipelineState, postureOn } from "./pipeline-state";
import { readHead } from "./read-log";

/** The committed state, cached for the next caller. */
export async function currentState({ pipelineId }: ScheduledAccess): Promise<PipelineState> {
  // The state in memory before the revision is read can't be ahead of it, despite concurrent commits.
  const warm = await warmState(pipelineId);
  const state = await stateAt(getDatabase().client, pipelineId, await readHead(pipelineId), warm);
  keepState(pipelineId, state);
  return state;
}

/** The document now, or at a past revision. */
export async function getPipeline(access: PipelineAccess, revision?: number): Promise<PipelineAnswer> {
  const current = await currentState(access);
  if (revision === undefined || revision === current.revision) return answerOf(access, current);
  if (revision > current.revision)
    throw new AppError("not-found", { detail: `This pipeline is at revision ${current.revision}.` });
  // A past state is not cached, because no commit continues from it.
  return answerOf(
    access,
    await loadState(getDatabase().client, access.pipelineId, {
      revision,
      headHash: "",
      erasures: current.erasures,
    }),
  );
}

function answerOf({ pipelineId }: PipelineAccess, { revision, pipeline }: PipelineState): PipelineAnswer {
  return { id: pipelineId, revision, document: documentFromPipeline(pipeline) };
}

export async function getPosture(access: PipelineAccess, now = new Date()): Promise<CurrentPosture> {
  return currentPosture(await currentState(access), now);
}

/** The current pipeline with its posture, for export to another format. */
export async function getExportSource(access: PipelineAccess, now = new Date()): Promise<ExportSource> {
  const state = await currentState(access);
  return {
    pipeline: state.pipeline,
    // Not every format needs it, and a map that can't be analysed can still be exported.
    get posture() {
      return postureOn(state, dayOf(now));
    },
    at: now.toISOString(),
  };
}

/** Both of the same revision, for pages that show them side by side. */
export async function getPipelineAndPosture(
  access: PipelineAccess,
  now = new Date(),
): Promise<{ readonly pipeline: PipelineAnswer; readonly posture: CurrentPosture }> {
  const state = await currentState(access);
  return { pipeline: answerOf(access, state), posture: currentPosture(state, now) };
}

/** The document, and the status of each node today: all that the map needs at first. */
export async function getPipelineAndCounts(
  access: PipelineAccess,
  now = new Date(),
): Promise<{
  readonly pipeline: PipelineAnswer;
  readonly counts: Readonly<Record<string, Counts>>;
  /**
   * The connections drawn as checked. Empty for a map so large that its page would wait for the analysis,
   * until the browser analyses it.
   */
  readonly checked: ReadonlySet<string>;
  /** The sentence below the map (declared + verified); for a large map the browser computes it, too. */
  readonly story?: MapStory;
}> {
  const state = await currentState(access);
  const { nodes } = coverageOn(state, dayOf(now));
  const counts = Object.fromEntries(
    [...state.pipeline.nodes.values()].map(({ id }) => [id, countsOf(nodes.get(id) ?? emptyTally)]),
  );
  const { pipeline } = state;
  const posture = pipeline.nodes.size <= mostNodesAnalysed ? postureOn(state, dayOf(now)) : undefined;
  return {
    pipeline: answerOf(access, state),
    counts,
    checked: posture
      ? checkedHandOvers(pipeline, catalogueOf(pipeline), dayOf(now), posture.unprotectedHandOvers?.declared)
      : new Set<string>(),
    ...(posture ? { story: storyOf(pipeline, posture, access.viewer.role) } : {}),
  };
}

/** The posture of this many nodes takes a few milliseconds. */
const mostNodesAnalysed = 100;

function storyOf(pipeline: Pipeline, { gates, waysIn, coverage }: Posture, role: Role): MapStory {
  return mapStory({
    pipeline,
    counts: coverage.pipeline,
    gates,
    waysIn: waysIn.declared,
    proof: "declared",
    selection: nothingSelected,
    isAdding: false,
    isReadOnly: !hasRole(role, "editor"),
  });
}

/** The name of an archived pipeline, of which nothing else is read. */
export async function archivedName({ pipelineId }: ArchivedPipelineAccess): Promise<string> {
  const where = { id: pipelineId };
  return (await getDatabase().client.pipeline.findUniqueOrThrow({ where, select: { name: true } })).name;
}

/** The document, and the number of its gaps today (declared + verified). */
export async function getPipelineAndOpenCount(
  access: PipelineAccess,
  now = new Date(),
): Promise<{ readonly pipeline: PipelineAnswer; readonly open: number }> {
  const state = await currentState(access);
  return { pipeline: answerOf(access, state), open: openCountOn(state, dayOf(now)) };
}

/** As many as the analysis's gaps (declared + verified), counted from the coverage cached with the state. */
export function openCountOn(state: PipelineState, day: string): number {
  const counts = stageCountsOf(coverageOn(state, day));
  return stages.reduce((sum, stage) => sum + openCount(counts[stage]), 0);
}

function currentPosture(state: PipelineState, now: Date): CurrentPosture {
  return {
    revision: state.revision,
    catalogue: catalogue.version,
    analysedAt: now.toISOString(),
    ...postureOn(state, dayOf(now)),
  };
}
