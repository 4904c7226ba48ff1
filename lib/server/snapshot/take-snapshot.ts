import "server-only";
import type * as z from "zod";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { createdSnapshotSchema, newSnapshotSchema } from "@/lib/domain/contract/snapshots";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { count } from "../metrics/counters";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { askReader } from "../readers/ask-reader";
import { storeContents } from "./contents";
import { fingerprintOf, newSalt } from "./fingerprint";
import type { FrozenSnapshot } from "./freeze-snapshot";

type NewSnapshot = z.output<typeof newSnapshotSchema>;
type CreatedSnapshot = z.output<typeof createdSnapshotSchema>;

const attempts = 5;

/** Freezes the committed document, the catalogue and the posture under a fingerprint that is chained to the one before. */
export async function takeSnapshot(
  access: PipelineAccess,
  request: NewSnapshot,
  now = new Date(),
): Promise<CreatedSnapshot> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    // A large map takes seconds to freeze: that happens elsewhere and before the transaction, from a state that nothing can change.
    const frozen = await askReader(access.viewer.userId, "freeze-snapshot", access, now);
    const created = await store(access, request, frozen, now);
    if (!created) continue;
    count("snapshots");
    return created;
  }
  throw new AppError("unavailable", { detail: "Other snapshots are being taken. Try again.", retryAfter: 1 });
}

/** @returns undefined where somebody took a later state meanwhile, as numbers and revisions rise together, or erased a text. */
function store(
  access: PipelineAccess,
  { title, note = "" }: NewSnapshot,
  frozen: FrozenSnapshot,
  takenAt: Date,
): Promise<CreatedSnapshot | undefined> {
  const { pipelineId } = access;
  return runWrite(async (transaction) => {
    const { erasures } = await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    const [last] = await transaction.snapshot.findMany({
      where: { pipelineId },
      orderBy: { number: "desc" },
      take: 1,
    });
    if (erasures !== frozen.erasures) return undefined;
    if (last !== undefined && last.revision > frozen.revision) return undefined;
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
        takenById: access.viewer.userId,
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
  });
}
