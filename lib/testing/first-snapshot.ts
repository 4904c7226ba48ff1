import { readFileSync } from "node:fs";
import path from "node:path";
import type { FingerprintParts, SnapshotAnswer } from "@/lib/domain/contract/snapshots";
import { newRecordId } from "@/lib/server/auth/secrets";
import { freezeContent } from "@/lib/server/catalogue/frozen-content";
import { runWrite } from "@/lib/server/db";
import { storeContents } from "@/lib/server/snapshot/contents";

interface Taken extends Pick<SnapshotAnswer, "fingerprint" | "document" | "posture"> {
  readonly parts: FingerprintParts;
  readonly catalogue: { readonly version: string };
}

/** As version 1 of the analysis froze it, with its catalogue; kept as it was written then. */
export const firstSnapshot = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "snapshot-v1.json"), "utf8"),
) as Taken;

/** Stores it as that version did. @returns its id */
export async function storeFirstSnapshot(pipelineId: string, takenById: string): Promise<string> {
  const { parts, fingerprint, document, catalogue, posture } = firstSnapshot;
  const id = newRecordId();
  const contents = await Promise.all([document, catalogue, posture].map((value) => freezeContent(value)));
  await runWrite(async (transaction) => {
    await storeContents(transaction, contents);
    await transaction.snapshot.create({
      data: {
        id,
        pipelineId,
        ...parts,
        takenAt: new Date(parts.takenAt),
        takenById,
        catalogue: catalogue.version,
        fingerprint,
        summary: JSON.stringify({ stages: posture.coverage.stages }),
      },
    });
  });
  return id;
}
