import "server-only";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import { weakestStage } from "@/lib/domain/posture/coverage/coverage";
import type { Posture } from "@/lib/domain/posture/posture";
import type { PipelineAccess } from "../auth/access";
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
export async function freezeSnapshot(access: PipelineAccess, now: Date): Promise<FrozenSnapshot> {
  const { pipeline, revision, erasures } = await currentState(access);
  const posture = postureOf(pipeline, dayOf(now));
  return {
    revision,
    erasures,
    document: await freezeDocument(pipeline),
    catalogue: await oncePerProcess("frozen-catalogue", () => freezeContent(describeCatalogue())),
    posture: await freezeContent(publishedPosture(posture)),
    summary: summaryOf(posture),
  };
}

function summaryOf({ coverage: { stages } }: Posture): SnapshotSummary {
  const weakest = weakestStage(stages);
  return { stages, ...(weakest === undefined ? {} : { weakestStage: weakest }) };
}
