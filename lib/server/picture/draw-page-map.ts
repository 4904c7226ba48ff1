import "server-only";
import { type PageMap, pageMap } from "@/components/static-map/page-map";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import type { Posture } from "@/lib/domain/posture/posture";
import type { AttackStep } from "@/lib/domain/posture/ways-in/attack-steps";

export type { PageMap };

/** The map for a page in one file, drawn as the pages draw it. @param way a marked entry point */
export function drawPageMap(
  pipeline: Pipeline,
  posture: Posture,
  day: string,
  way: readonly AttackStep[] | undefined,
): PageMap {
  const checked = checkedHandOvers(
    pipeline,
    catalogueOf(pipeline),
    day,
    posture.unprotectedHandOvers?.declared,
  );
  return pageMap({ pipeline, coverage: posture.coverage, checked, day, way });
}
