import "server-only";
import { analyseWatched } from "../pipeline/analyse-watched";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { ShareKind, Show } from "@/lib/domain/contract/shares";
import { settledOf } from "@/lib/domain/snapshot/settled-of";
import { type ShareableSnapshot, sharedCopyOf } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { type FrozenContent, freezeContent } from "../catalogue/frozen-content";
import { compareShared } from "./compare-shared";
import { getFrozenCatalogue, getSnapshot } from "../snapshot/queries";

/** The content that a link shows. */
export interface Shared {
  readonly kind: ShareKind;
  readonly comparedWith: number | null;
  readonly show: Show;
}

/**
 * A permanent copy of the snapshot with only the chosen content. @param calledThen the author's name in an
 * earlier copy
 */
export async function freezeShare(
  access: SnapshotAccess,
  { comparedWith, show }: Shared,
  calledThen?: string,
): Promise<FrozenContent> {
  if (comparedWith !== null) return freezeContent(await compareShared(access, comparedWith, show));
  const snapshot = await readShareable(access);
  return freezeContent(sharedCopyOf({ ...snapshot, takenBy: calledThen ?? snapshot.takenBy }, show));
}

/** The source of copies of the snapshot. */
export async function readShareable(access: SnapshotAccess): Promise<ShareableSnapshot> {
  const { number, title, note, takenAt, takenBy, revision, catalogue, document, posture } =
    await getSnapshot(access);
  const frozen = await getFrozenCatalogue(access);
  const settled = settledOf(document, frozen, takenAt);
  // Frameworks and threats are as frozen: current mappings do not change a copy.
  const withMappings = { ...frozen, mappings: mappedCatalogue.mappings };
  return {
    number,
    title,
    note,
    takenAt,
    takenBy,
    revision,
    catalogue,
    document,
    posture,
    settled,
    analyse: (pipeline, today) => analyseWatched(pipeline, withMappings, today),
  };
}
