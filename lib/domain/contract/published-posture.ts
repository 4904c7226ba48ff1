import type { BothProofs, CurrentPosture, Posture } from "../posture/posture";
import type { PostureAnswer, PublishedPosture } from "./posture";

/** A posture as the API, the command line and snapshots give it. Their keys are in people's files and under fingerprints: they stay. */
export function publishedPosture(posture: Posture): PublishedPosture {
  return {
    coverage: posture.coverage,
    graph: posture.graph,
    gates: posture.gates.map(({ control, ...verdicts }) => ({ control, ...published(verdicts) })),
    chains: published(posture.chains),
    chokePoints: published(posture.chokePoints),
    bestSingleFix: published(posture.bestSingleFix),
    threats: published(posture.threats),
    frameworks: published(posture.frameworks),
    slsa: published(posture.slsa),
    gaps: published(posture.gaps),
  };
}

/** With what it was worked out from. */
export function publishedAnswer(posture: CurrentPosture): PostureAnswer {
  const { revision, catalogue, analysedAt } = posture;
  return { revision, catalogue, analysedAt, ...publishedPosture(posture) };
}

function published<T>({ declared, proven }: BothProofs<T>): { readonly asDeclared: T; readonly asProven: T } {
  return { asDeclared: declared, asProven: proven };
}
