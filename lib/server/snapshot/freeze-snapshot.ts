import "server-only";
import { publishedCounts, publishedPosture } from "@/lib/domain/contract/published-posture";
import type { SnapshotSummary } from "@/lib/domain/contract/snapshots";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { countedPosture } from "@/lib/domain/posture/counted-posture";
import type { Posture } from "@/lib/domain/posture/posture";
import { evidenceAges, summaryOf } from "@/lib/domain/snapshot/summary";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { ScheduledAccess } from "../auth/access";
import { describeCatalogue } from "../catalogue/describe-catalogue";
import { type FrozenContent, freezeContent } from "../catalogue/frozen-content";
import { KnownTexts } from "../catalogue/known-texts";
import { dayOf } from "../clock";
import { freezeDocument } from "../pipeline/checkpoints";
import { ifAnalysed } from "../pipeline/analyse-watched";
import { type PipelineState, postureOn } from "../pipeline/pipeline-state";
import { currentState } from "../pipeline/queries";
import { oncePerProcess, processState } from "../process";

export type FrozenSnapshot = {
  readonly revision: number;
  /** The number of erasures before. */
  readonly erasures: number;
  readonly document: FrozenContent;
  readonly catalogue: FrozenContent;
  readonly posture: FrozenContent;
  readonly summary: SnapshotSummary;
};

/** The committed document, the catalogue and the posture, in permanent form. */
export async function freezeSnapshot(access: ScheduledAccess, now: Date): Promise<FrozenSnapshot> {
  const state = await currentState(access);
  const { pipeline, revision, erasures } = state;
  // While one is compressed, the others are written.
  const [posture, document, catalogue] = await Promise.all([
    freezePostureOf(state, dayOf(now)),
    freezeDocument(
      pipeline,
      oncePerProcess("frozen-document", () => new KnownTexts()),
    ),
    freezeCatalogue(pipeline),
  ]);
  return {
    revision,
    erasures,
    document,
    catalogue,
    posture: posture.content,
    summary: { ...posture.summary, evidence: evidenceAges(pipeline, catalogueOf(pipeline), dayOf(now)) },
  };
}

/** It is the same for all snapshots of this version, except for custom controls and frameworks. */
function freezeCatalogue({ policy }: Pipeline): Promise<FrozenContent> {
  if (policy.controls !== undefined || policy.frameworks !== undefined)
    return freezeContent(describeCatalogue({ policy }));
  const key = "frozen-catalogue";
  return oncePerProcess(key, () => {
    const frozen = freezeContent(describeCatalogue());
    // A failed attempt, for example for lack of memory, is repeated.
    frozen.catch(() => processState().slots.delete(key));
    return frozen;
  });
}

type FrozenPosture = {
  readonly content: FrozenContent;
  readonly summary: ReturnType<typeof summaryOf>;
};

/** A map that could not be analysed is frozen with its counts and the reason for the missing parts. */
async function freezePostureOf(state: PipelineState, day: string): Promise<FrozenPosture> {
  const { is, whyNot } = ifAnalysed(() => postureOn(state, day));
  if (is) return freezePosture(is);
  const { pipeline } = state;
  const counts = publishedCounts(countedPosture(pipeline, catalogueOf(pipeline), day));
  return {
    content: await freezeContent({ ...counts, notAnalysed: whyNot }),
    summary: summaryOf(counts),
  };
}

/** A posture in memory is frozen once. */
function freezePosture(posture: Posture): Promise<FrozenPosture> {
  const known = oncePerProcess("frozen-postures", () => new WeakMap<Posture, Promise<FrozenPosture>>());
  const freeze = async () => {
    const published = publishedPosture(posture);
    const texts = oncePerProcess("frozen-posture", () => new KnownTexts());
    return { content: await freezeContent(published, texts), summary: summaryOf(published) };
  };
  const before = known.get(posture);
  if (before) return before;
  const frozen = freeze();
  known.set(posture, frozen);
  frozen.catch(() => known.delete(posture));
  return frozen;
}
