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

/** What a link is made to show. */
export interface Shared {
  readonly kind: ShareKind;
  readonly comparedWith: number | null;
  readonly show: Show;
}

/** A copy of the snapshot that holds only what is to be shown, as it is kept for good. @param calledThen what the person who took it was called when a copy was made before */
export async function freezeShare(
  access: SnapshotAccess,
  { comparedWith, show }: Shared,
  calledThen?: string,
): Promise<FrozenContent> {
  if (comparedWith !== null) return freezeContent(await compareShared(access, comparedWith, show));
  const snapshot = await readShareable(access);
  return freezeContent(sharedCopyOf({ ...snapshot, takenBy: calledThen ?? snapshot.takenBy }, show));
}

/** What copies of the snapshot are made from. */
export async function readShareable(access: SnapshotAccess): Promise<ShareableSnapshot> {
  const { number, title, note, takenAt, takenBy, revision, catalogue, document, posture } =
    await getSnapshot(access);
  const frozen = await getFrozenCatalogue(access);
  const settled = settledOf(document, frozen, takenAt);
  // Frameworks and threats are as they were frozen: the mappings of today decide nothing in a copy.
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
