import "server-only";
import type * as z from "zod";
import type { newShareSchema } from "@/lib/domain/contract/snapshots";
import { settledOf } from "@/lib/domain/snapshot/settled-of";
import { sharedCopyOf } from "@/lib/domain/snapshot/shared-copy";
import type { SnapshotAccess } from "../auth/access";
import { type FrozenContent, freezeContent } from "../catalogue/frozen-content";
import { getFrozenCatalogue, getSnapshot } from "./queries";

/** A copy of the snapshot that holds only what is to be shown, as it is kept for good. @param calledThen what the person who took it was called when a copy was made before */
export async function freezeShare(
  access: SnapshotAccess,
  show: z.output<typeof newShareSchema>["show"],
  calledThen?: string,
): Promise<FrozenContent> {
  const { number, title, note, takenAt, takenBy, revision, catalogue, document, posture } =
    await getSnapshot(access);
  const settled = settledOf(document, await getFrozenCatalogue(access), takenAt);
  return freezeContent(
    sharedCopyOf(
      {
        number,
        title,
        note,
        takenAt,
        takenBy: calledThen ?? takenBy,
        revision,
        catalogue,
        document,
        posture,
        settled,
      },
      show,
    ),
  );
}
