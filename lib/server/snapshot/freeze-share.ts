import "server-only";
import type { Show } from "@/lib/domain/contract/snapshots";
import { settledOf } from "@/lib/domain/snapshot/settled-of";
import { type ShareableSnapshot, sharedCopyOf } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { type FrozenContent, freezeContent } from "../catalogue/frozen-content";
import { getFrozenCatalogue, getSnapshot } from "./queries";

/** A copy of the snapshot that holds only what is to be shown, as it is kept for good. @param calledThen what the person who took it was called when a copy was made before */
export async function freezeShare(
  access: SnapshotAccess,
  show: Show,
  calledThen?: string,
): Promise<FrozenContent> {
  const snapshot = await readShareable(access);
  return freezeContent(sharedCopyOf({ ...snapshot, takenBy: calledThen ?? snapshot.takenBy }, show));
}

/** What copies of the snapshot are made from. */
export async function readShareable(access: SnapshotAccess): Promise<ShareableSnapshot> {
  const { number, title, note, takenAt, takenBy, revision, catalogue, document, posture } =
    await getSnapshot(access);
  const settled = settledOf(document, await getFrozenCatalogue(access), takenAt);
  return { number, title, note, takenAt, takenBy, revision, catalogue, document, posture, settled };
}
