import "server-only";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { replayOperation } from "@/lib/domain/pipeline/apply-operation";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { controlsByCatalogue } from "@/lib/domain/posture/coverage/coverage-of";
import { coverMap, type MapCoverage } from "@/lib/domain/posture/coverage/map-coverage";
import type { Posture } from "@/lib/domain/posture/posture";
import { inflateText } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { type AnalysisMemory, postureOf } from "./posture-of";

/** The head of the log: the hash distinguishes histories of the same length, as after a restore. */
export type Head = {
  readonly revision: number;
  readonly headHash: string;
  /** The number of erasures in the log: anything read before the last one is read again. */
  readonly erasures: number;
};

/** A pipeline in memory as of a revision. Never mutated, except for cached results. */
export type PipelineState = Head & {
  readonly pipeline: Pipeline;
  /** The approximate length of the document as JSON, for the cache. */
  readonly size: number;
  /** Shared with earlier and later states. */
  readonly memory: AnalysisMemory;
};

export function stateOf(pipeline: Pipeline, head: Head, size: number): PipelineState {
  const { revision, headHash, erasures } = head;
  return {
    revision,
    headHash,
    erasures,
    pipeline,
    size,
    memory: {},
  };
}

export function advanceState(
  state: PipelineState,
  pipeline: Pipeline,
  { revision, headHash, erasures }: Head,
  addedSize: number,
): PipelineState {
  return { ...state, revision, headHash, erasures, pipeline, size: state.size + addedSize };
}

/** The coverage of a state on a day: nodes with unchanged claims are not counted again. */
export function coverageOn({ pipeline }: PipelineState, day: string): MapCoverage {
  return coverMap(pipeline, controlsByCatalogue(catalogueOf(pipeline)), day);
}

/**
 * The posture of a state on a day: only results that depend on a change since the last request are
 * recalculated.
 */
export function postureOn({ pipeline, memory }: PipelineState, day: string): Posture {
  return postureOf(pipeline, day, memory);
}

/** From the newest checkpoint that is not past the head, and the log's tail after it. */
export async function loadState(
  database: DatabaseTransaction,
  pipelineId: string,
  head: Head,
): Promise<PipelineState> {
  const [checkpoint] = await database.pipelineCheckpoint.findMany({
    where: { pipelineId, revision: { lte: head.revision } },
    orderBy: { revision: "desc" },
    take: 1,
  });
  if (checkpoint === undefined)
    throw new Error(`Pipeline ${pipelineId} has no checkpoint at or before revision ${head.revision}.`);
  const text = await inflateText(checkpoint.document);
  // Written by us from a parsed document; `verify` detects later alterations.
  const document = JSON.parse(text) as PipelineDocument;
  const from = stateOf(
    pipelineFromDocument(document),
    { ...head, revision: checkpoint.revision },
    text.length,
  );
  const state = await replayLog(database, pipelineId, from, head);
  return { ...state, headHash: head.headHash };
}

/** The state updated to the head; undefined if the log has another history, or a text was erased. */
export async function catchUp(
  database: DatabaseTransaction,
  pipelineId: string,
  from: PipelineState,
  head: Head,
): Promise<PipelineState | undefined> {
  if (from.erasures !== head.erasures) return undefined;
  if (from.revision === head.revision) return from.headHash === head.headHash ? from : undefined;
  const next = await database.pipelineOperation.findUnique({
    where: { pipelineId_revision: { pipelineId, revision: from.revision + 1 } },
    select: { previousHash: true },
  });
  return next?.previousHash === from.headHash ? replayLog(database, pipelineId, from, head) : undefined;
}

const page = 1000;

async function replayLog(
  database: DatabaseTransaction,
  pipelineId: string,
  from: PipelineState,
  { revision, erasures }: Head,
): Promise<PipelineState> {
  let state = from;
  while (state.revision < revision) {
    const entries = await database.pipelineOperation.findMany({
      where: { pipelineId, revision: { gt: state.revision, lte: Math.min(revision, state.revision + page) } },
      orderBy: { revision: "asc" },
      select: { revision: true, body: true, hash: true },
    });
    const last = entries.at(-1);
    if (last === undefined || entries.length !== last.revision - state.revision) {
      throw new Error(`The log of pipeline ${pipelineId} has a hole after revision ${state.revision}.`);
    }
    let [pipeline, size] = [state.pipeline, 0];
    for (const { body } of entries) {
      pipeline = afterEntry(pipeline, body);
      size += body.length;
    }
    state = advanceState(state, pipeline, { revision: last.revision, headHash: last.hash, erasures }, size);
  }
  return state;
}

function afterEntry(pipeline: Pipeline, body: string): Pipeline {
  // The log holds only what `operationSchema` accepted.
  const result = replayOperation(pipeline, JSON.parse(body) as Operation);
  return result.ok ? result.value.pipeline : pipeline;
}
