import "server-only";
import type { ShareConfirmation, ShareKind, Show } from "@/lib/domain/contract/shares";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { thawContent } from "../catalogue/frozen-content";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { parsedJson } from "../parsed-json";
import { freezeShare } from "./freeze-share";
import { openSnapshot } from "../snapshot/open-snapshot";

/** Whether a link's copy was made from its snapshot: it is made again with what the link shows, and the hashes are compared. */
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
  // The hash says that this is what `createShare` stored.
  const { takenBy } = parsedJson(text) as SharedCopy;
  // Written by `createShare`. People may be called otherwise since: the name is as the copy has it, and in no fingerprint of the snapshot.
  const again = await freezeShare(
    access,
    { kind: share.kind as ShareKind, comparedWith: share.comparedWith, show: JSON.parse(share.show) as Show },
    takenBy,
  );
  const kept = content?.erasedHash ?? share.contentHash;
  return { ...told, result: again.hash === kept ? "same" : "different", again: again.hash };
}
