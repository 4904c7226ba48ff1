import "server-only";
import type { Show } from "@/lib/domain/contract/snapshots";
import { countHidden, type HiddenCounts } from "@/lib/domain/snapshot/count-hidden";
import { sharedCopyOf } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { freezeContent } from "../catalogue/frozen-content";
import { type OpenedShare, toldFingerprint } from "./get-shared-copy";
import { readShareable } from "./freeze-share";
import { findSnapshot, getFrozenCatalogue } from "./queries";

type Preview = Omit<OpenedShare, "expiresAt" | "kind"> & { readonly hidden: HiddenCounts };

/** What a reader would get of a link that shows this: the same copy with the same fingerprint. No link is made, and nothing is kept. */
export async function previewShare(access: SnapshotAccess, show: Show): Promise<Preview> {
  const [snapshot, catalogue, { facts }] = await Promise.all([
    readShareable(access),
    getFrozenCatalogue(access),
    findSnapshot(access),
  ]);
  const copy = sharedCopyOf(snapshot, show);
  return {
    copy,
    catalogue,
    fingerprint: (await freezeContent(copy)).hash,
    snapshotFingerprint: toldFingerprint(facts, show),
    hidden: countHidden(snapshot, show),
  };
}
