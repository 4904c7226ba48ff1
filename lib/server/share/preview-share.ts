import "server-only";
import { countHidden, type HiddenCounts } from "@/lib/domain/snapshot/count-hidden";
import { sharedCopyOf } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { freezeContent } from "../catalogue/frozen-content";
import { compareShared } from "./compare-shared";
import { type Shared, readShareable } from "./freeze-share";
import { contentOf, type OpenedShare, type SharedContent, toldFingerprint } from "./get-shared-copy";
import { findSnapshot, getFrozenCatalogue } from "../snapshot/queries";

export type Preview = SharedContent &
  Pick<OpenedShare, "fingerprint" | "snapshotFingerprint" | "catalogue"> & {
    /** Of the snapshot itself. */
    readonly hidden: HiddenCounts;
  };

/**
 * A preview of a link with this content: the same copy with the same fingerprint. Creates no link and stores
 * nothing.
 */
export async function previewShare(
  access: SnapshotAccess,
  { kind, comparedWith, show }: Shared,
): Promise<Preview> {
  const [snapshot, catalogue, { facts }] = await Promise.all([
    readShareable(access),
    getFrozenCatalogue(access),
    findSnapshot(access),
  ]);
  const content =
    comparedWith === null ? sharedCopyOf(snapshot, show) : await compareShared(access, comparedWith, show);
  return {
    ...contentOf(kind, content),
    catalogue,
    fingerprint: (await freezeContent(content)).hash,
    snapshotFingerprint: toldFingerprint(facts, show),
    hidden: countHidden(snapshot, show),
  };
}
