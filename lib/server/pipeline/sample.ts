import "server-only";
import { catalogue } from "@/lib/domain/catalogue/load";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import { bypassCount, openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { unassessedGates } from "@/lib/domain/posture/words/gates-sentence";
import { countWaysIn } from "@/lib/domain/posture/words/ways-in-sentence";
import type { Counts } from "@/lib/domain/posture/posture";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { postureOf } from "./posture-of";

/** Whether a pipeline was created as the sample, so that an editor may remove it. */
export async function isMadeAsSample({ pipelineId }: PipelineAccess): Promise<boolean> {
  const row = await getDatabase().client.pipeline.findUnique({
    where: { id: pipelineId },
    select: { isSample: true },
  });
  return row?.isSample === true;
}

const sample = pipelineFromDocument(sampleDocument);

/** The content of the sample today: its evidence expires like any other. */
export function sampleFigures(now: Date): {
  readonly counts: Readonly<Record<string, Counts>>;
  /** The connections drawn as checked. */
  readonly checked: ReadonlySet<string>;
  readonly open: number;
  readonly openWays: {
    readonly waysIn: number;
    readonly openGates: number;
    readonly bypasses: number;
    readonly unknownGates: number;
  };
} {
  const posture = postureOf(sample, dayOf(now));
  const { coverage, gaps, gates, waysIn } = posture;
  const { wholly, partly } = unassessedGates(gates.map(({ declared }) => declared));
  return {
    counts: coverage.nodes,
    checked: checkedHandOvers(sample, catalogue, dayOf(now), posture.unprotectedHandOvers?.declared),
    open: gaps.declared.length,
    openWays: {
      waysIn: countWaysIn(waysIn.declared).said,
      openGates: openGateCount(gates, "declared"),
      bypasses: bypassCount(gates, "declared"),
      unknownGates: wholly + partly,
    },
  };
}
