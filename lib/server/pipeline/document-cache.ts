import "server-only";
import { getDatabase } from "../db";
import type { DatabaseTransaction } from "../database/database";
import { oncePerProcess } from "../process";
import { catchUp, type Head, loadState, type PipelineState } from "./pipeline-state";

const mostPipelines = 200;
/** About 64 MB of JSON; in memory it is a few times that. */
const mostSize = 64 * 1024 * 1024;

type Cache = {
  /** Least recently used first. */
  readonly states: Map<string, PipelineState>;
  /** Loads in progress, so that concurrent writers of an uncached pipeline share one. */
  readonly loading: Map<string, Promise<void>>;
};

function cache(): Cache {
  return oncePerProcess("document-cache", () => ({ states: new Map(), loading: new Map() }));
}

/** Caches a committed state; one older than the cached state is ignored. */
export function keepState(pipelineId: string, state: PipelineState): void {
  const { states } = cache();
  const kept = states.get(pipelineId);
  if (kept !== undefined && kept.revision > state.revision) return;
  states.delete(pipelineId);
  states.set(pipelineId, state);
  let size = [...states.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [id, oldest] of states) {
    if (id === pipelineId || (states.size <= mostPipelines && size <= mostSize)) break;
    states.delete(id);
    size -= oldest.size;
  }
}

/** The estimated size grows with every operation, so after a long day it is measured again. */
export function correctSize(pipelineId: string, by: number): void {
  const { states } = cache();
  const kept = states.get(pipelineId);
  if (kept !== undefined) states.set(pipelineId, { ...kept, size: Math.max(0, kept.size + by) });
}

export function forgetState(pipelineId: string): void {
  cache().states.delete(pipelineId);
}

/**
 * The state at a committed head: from memory, updated from the log if another server was ahead, or read
 * again.
 */
export async function stateAt(
  database: DatabaseTransaction,
  pipelineId: string,
  head: Head,
  kept = cache().states.get(pipelineId),
): Promise<PipelineState> {
  if (kept !== undefined && kept.revision <= head.revision) {
    const state = await catchUp(database, pipelineId, kept, head);
    if (state !== undefined) return state;
    // The database was restored to another history under this server.
    forgetState(pipelineId);
  }
  return loadState(database, pipelineId, head);
}

/**
 * Loads a pipeline into memory, once for concurrent callers, before a transaction begins, to keep that short.
 */
export async function warmState(pipelineId: string): Promise<PipelineState | undefined> {
  const { states, loading } = cache();
  if (!states.has(pipelineId)) {
    const load = loading.get(pipelineId) ?? readNewest(pipelineId).finally(() => loading.delete(pipelineId));
    loading.set(pipelineId, load);
    await load;
  }
  return states.get(pipelineId);
}

async function readNewest(pipelineId: string): Promise<void> {
  const { client } = getDatabase();
  const head = await client.pipeline.findUnique({
    where: { id: pipelineId },
    select: { revision: true, headHash: true, erasures: true },
  });
  if (head !== null) keepState(pipelineId, await stateAt(client, pipelineId, head));
}
