import "server-only";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import type { Posture } from "@/lib/domain/posture/posture";
import { evidenceAges, summaryOf } from "@/lib/domain/snapshot/summary";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { ScheduledAccess } from "../auth/access";
import { describeCatalogue } from "../catalogue/describe-catalogue";
import { type FrozenContent, freezeContent } from "../catalogue/frozen-content";
import { dayOf } from "../clock";
import { freezeDocument } from "../pipeline/checkpoints";
import { postureOn } from "../pipeline/pipeline-state";
import { currentState } from "../pipeline/queries";
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
  const state = await currentState(access);
  const { pipeline, revision, erasures } = state;
  const posture = await freezePosture(postureOn(state, dayOf(now)));
  return {
    revision,
    erasures,
    document: await freezeDocument(pipeline),
    catalogue: await oncePerProcess("frozen-catalogue", () => freezeContent(describeCatalogue())),
    posture: posture.content,
    summary: { ...posture.summary, evidence: evidenceAges(pipeline, mappedCatalogue, dayOf(now)) },
  };
}

type FrozenPosture = {
  readonly content: FrozenContent;
  readonly summary: ReturnType<typeof summaryOf>;
};

/** A posture that is kept in memory is frozen once. */
function freezePosture(posture: Posture): Promise<FrozenPosture> {
  const known = oncePerProcess("frozen-postures", () => new WeakMap<Posture, Promise<FrozenPosture>>());
  const freeze = async () => {
    const published = publishedPosture(posture);
    return { content: await freezeContent(published), summary: summaryOf(published) };
  };
  const frozen = known.get(posture) ?? freeze();
  known.set(posture, frozen);
  return frozen;
}
