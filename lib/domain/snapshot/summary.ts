import type { Catalogue } from "../catalogue/catalogue";
import type { SnapshotSummary } from "../contract/snapshots";
import { dayNumber } from "../days";
import type { PublishedPosture } from "../contract/posture";
import type { Evidence } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "../posture/coverage/applicable-controls";
import { weakestStage } from "../posture/coverage/coverage";
import { effectiveStatus } from "../posture/coverage/effective-status";
import type { frozenVersions } from "../posture/analysis-version";
import { countWaysIn } from "../posture/words/ways-in-sentence";

type Frozen = Pick<PublishedPosture, "coverage"> & {
  readonly [Part in "gates" | "waysIn"]?: PublishedPosture[Part] | undefined;
} & { readonly analysis?: (typeof frozenVersions)[number] | undefined };

/**
 * The figures of a posture for lists and the trend, from frozen data only, so that they never change.
 * @param posture a frozen one; fields that an early one lacks are absent
 */
export function summaryOf({
  coverage: { stages },
  analysis,
  gates,
  waysIn,
}: Frozen): Omit<SnapshotSummary, "evidence"> {
  const weakest = weakestStage(stages);
  return {
    stages,
    ...(weakest === undefined ? {} : { weakestStage: weakest }),
    ...(analysis === undefined ? {} : { analysis }),
    ...(waysIn === undefined ? {} : { waysIn: unguarded(waysIn.asDeclared) }),
    ...(gates === undefined
      ? {}
      : { bypasses: gates.filter(({ asDeclared }) => asDeclared.verdict === "bypassed").length }),
  };
}

function unguarded(rows: Parameters<typeof countWaysIn>[0]): NonNullable<SnapshotSummary["waysIn"]> {
  const { said, assumed } = countWaysIn(rows);
  return { said, assumed };
}

/**
 * How old the evidence is that counts: for each verified control the newest piece that verifies it, in days until `day`.
 * @param day the UTC day, `YYYY-MM-DD`
 */
export function evidenceAges(
  pipeline: Pipeline,
  catalogue: Catalogue,
  day: string,
): NonNullable<SnapshotSummary["evidence"]> {
  const ages = {
    build: { controls: 0, days: 0 },
    distribute: { controls: 0, days: 0 },
    run: { controls: 0, days: 0 },
  };
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  for (const node of pipeline.nodes.values()) {
    // Nothing is verified without a piece of it.
    const shown = [...claimsOf(pipeline, node.id).values()].filter(
      ({ evidence = [] }) => evidence.length > 0,
    );
    if (shown.length === 0) continue;
    const applying = new Set(controlsOf(node, surroundings.get(node.id)).map(({ id }) => id));
    for (const claim of shown) {
      if (!applying.has(claim.control) || effectiveStatus(claim, day, pipeline) !== "verified") continue;
      ages[node.stage].controls += 1;
      ages[node.stage].days += dayNumber(day) - dayNumber(newestSupport(claim.evidence ?? [], day));
    }
  }
  return ages;
}

/** The day of the newest evidence that supports a claim and is current; of a verified claim there is one. */
function newestSupport(evidence: readonly Evidence[], day: string): string {
  return evidence.reduce((newest, { result, effective, expires }) => {
    const counts = result === "supports" && effective <= day && (expires === undefined || expires >= day);
    return counts && effective > newest ? effective : newest;
  }, "");
}
