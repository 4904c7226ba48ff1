import "server-only";
import type * as z from "zod";
import type { Snapshot } from "@/prisma/generated/sqlite/client";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { createdSnapshotSchema, newSnapshotSchema } from "@/lib/domain/contract/snapshots";
import { type PipelineAccess, requireStillAllowed, type ScheduledAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { count } from "../metrics/counters";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { askReader } from "../readers/ask-reader";
import { storeContents } from "./contents";
import { fingerprintOf, newSalt } from "./fingerprint";
import type { FrozenSnapshot } from "./freeze-snapshot";
import { openGate } from "./push-gate";

type NewSnapshot = z.output<typeof newSnapshotSchema>;
type CreatedSnapshot = z.output<typeof createdSnapshotSchema>;

const attempts = 5;

/**
 * Freezes the committed document, the catalogue and the posture under a fingerprint that is chained to the
 * previous one.
 */
export async function takeSnapshot(
  access: PipelineAccess,
  { title, note = "", gate }: NewSnapshot,
  now = new Date(),
): Promise<CreatedSnapshot> {
  const { userId } = access.viewer;
  const taken = await freezeAndStore(access, userId, now, async (transaction, frozen) => {
    const last = await lockChain(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    if (isBehind(frozen, last)) return undefined;
    const made = await appendSnapshot(access, transaction, frozen, last.snapshot, {
      title,
      note,
      takenAt: now,
      takenById: userId,
      period: null,
    });
    if (gate) await openGate(made.id, gate, transaction);
    return made;
  });
  count("snapshots");
  return taken;
}

/**
 * Freezes a state and stores it. Repeats if meanwhile a later state was taken, as numbers and revisions rise
 * together, or a text was erased.
 * @param store returns undefined in that case
 */
export async function freezeAndStore<Stored>(
  access: ScheduledAccess,
  userId: string,
  now: Date,
  store: (transaction: DatabaseTransaction, frozen: FrozenSnapshot) => Promise<Stored | undefined>,
): Promise<Stored> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    // A large map takes seconds to freeze: that runs elsewhere, before the transaction, on an immutable
    // state.
    const frozen = await askReader(userId, "freeze-snapshot", access, now);
    const stored = await runWrite((transaction) => store(transaction, frozen));
    if (stored !== undefined) return stored;
  }
  throw new AppError("unavailable", { detail: "Other snapshots are in progress. Try again.", retryAfter: 1 });
}

type ChainEnd = Awaited<ReturnType<typeof lockChain>>;

/** Locks the pipeline's row, and reads the head of its snapshot chain. */
export async function lockChain(access: ScheduledAccess, transaction: DatabaseTransaction) {
  const pipeline = await lockPipeline(access, transaction);
  const [snapshot] = await transaction.snapshot.findMany({
    where: { pipelineId: access.pipelineId },
    orderBy: { number: "desc" },
    take: 1,
  });
  return { ...pipeline, snapshot };
}

export function isBehind(frozen: FrozenSnapshot, { erasures, snapshot }: ChainEnd): boolean {
  return erasures !== frozen.erasures || (snapshot !== undefined && snapshot.revision > frozen.revision);
}

export async function appendSnapshot(
  { pipelineId }: ScheduledAccess,
  transaction: DatabaseTransaction,
  frozen: FrozenSnapshot,
  last: Snapshot | undefined,
  {
    title,
    note,
    takenAt,
    takenById,
    period,
  }: Pick<Snapshot, "title" | "note" | "takenAt" | "takenById" | "period">,
): Promise<CreatedSnapshot> {
  const parts = {
    number: (last?.number ?? 0) + 1,
    title,
    note,
    revision: frozen.revision,
    documentHash: frozen.document.hash,
    catalogueHash: frozen.catalogue.hash,
    postureHash: frozen.posture.hash,
    previous: last?.fingerprint ?? null,
    ...newSalt(),
  };
  const fingerprint = fingerprintOf({ ...parts, takenAt: takenAt.toISOString() });
  const id = newRecordId();
  await storeContents(transaction, [frozen.document, frozen.catalogue, frozen.posture]);
  await transaction.snapshot.create({
    data: {
      id,
      pipelineId,
      ...parts,
      takenAt,
      takenById,
      period,
      catalogue: catalogue.version,
      fingerprint,
      summary: JSON.stringify(frozen.summary),
    },
  });
  return {
    id,
    number: parts.number,
    fingerprint,
    previous: parts.previous,
    revision: parts.revision,
    takenAt: takenAt.toISOString(),
  };
}
