import "server-only";
import type { ShareConfirmation, ShareKind, Show } from "@/lib/domain/contract/shares";
import { analysisVersion } from "@/lib/domain/posture/analysis-version";
import type { SharedComparison } from "@/lib/domain/snapshot/shared-comparison";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { thawContent } from "../catalogue/frozen-content";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { parsedJson } from "../parsed-json";
import { freezeShare } from "./freeze-share";
import { openSnapshot } from "../snapshot/open-snapshot";

/** Checks a link's copy against its snapshot: makes the copy again, and compares the hashes. */
export async function confirmShare(access: SnapshotAccess, shareId: string): Promise<ShareConfirmation> {
  const { client } = getDatabase();
  const share = await client.share.findUnique({ where: { id: shareId, snapshotId: access.snapshotId } });
  if (share === null) throw new AppError("not-found");
  const { number, fingerprint, faults } = await openSnapshot(access);
  const told = { fingerprint: share.fingerprint, snapshot: { number, fingerprint } };
  const content = await client.content.findUnique({ where: { hash: share.contentHash } });
  const text = content === null ? undefined : await thawContent(content);
  if (faults.length > 0 || text === undefined || share.fingerprint !== share.contentHash)
    return { ...told, result: faults.length > 0 ? "snapshot-altered" : "copy-altered" };
  // The hash proves that `createShare` stored this.
  const copy = parsedJson(text) as SharedCopy | SharedComparison;
  const takenBy = "takenBy" in copy ? copy.takenBy : undefined;
  // Written by `createShare`. People may have been renamed since: the name comes from the copy, and is in no
  // fingerprint of the snapshot.
  const again = await freezeShare(
    access,
    { kind: share.kind as ShareKind, comparedWith: share.comparedWith, show: JSON.parse(share.show) as Show },
    takenBy,
  );
  const kept = content?.erasedHash ?? share.contentHash;
  if (again.hash === kept) return { ...told, result: "same", again: again.hash };
  return { ...told, result: isOlder(copy) ? "older-analysis" : "different", again: again.hash };
}

/** Version of the analysis with paths; the first had none, and gives the same result. */
function isOlder(copy: SharedCopy | SharedComparison): boolean {
  if ("posture" in copy)
    return copy.posture.analysis !== undefined && copy.posture.analysis !== analysisVersion;
  return copy.analysis !== analysisVersion;
}
