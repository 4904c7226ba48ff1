import "server-only";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import { evidenceAges, summaryOf } from "@/lib/domain/snapshot/summary";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { ScheduledAccess } from "../auth/access";
import { describeCatalogue } from "../catalogue/describe-catalogue";
import { type FrozenContent, freezeContent } from "../catalogue/frozen-content";
import { dayOf } from "../clock";
import { freezeDocument } from "../pipeline/checkpoints";
import { currentState, postureOf } from "../pipeline/queries";
import { oncePerProcess } from "../process";

export type FrozenSnapshot = {
  readonly revision: number;
  /** How often a text had been erased from it. */
  readonly erasures: number;
  readonly document: FrozenContent;
  readonly catalogue: FrozenContent;
  readonly posture: FrozenContent;
  readonly summary: SnapshotSummary;
};

/** The committed document, the catalogue and the posture, as they are kept for good. */
export async function freezeSnapshot(access: ScheduledAccess, now: Date): Promise<FrozenSnapshot> {
  const { pipeline, revision, erasures } = await currentState(access);
  const posture = publishedPosture(postureOf(pipeline, dayOf(now)));
  return {
    revision,
    erasures,
    document: await freezeDocument(pipeline),
    catalogue: await oncePerProcess("frozen-catalogue", () => freezeContent(describeCatalogue())),
    posture: await freezeContent(posture),
    summary: { ...summaryOf(posture), evidence: evidenceAges(pipeline, mappedCatalogue, dayOf(now)) },
  };
}
