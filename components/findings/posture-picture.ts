import { findControl } from "@/lib/domain/catalogue/find-control";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import { acceptanceInForce } from "@/lib/domain/posture/coverage/acceptance-in-force";
import { pendingIn } from "@/lib/domain/reviews/pending-in";
import { worstByNode } from "@/lib/domain/posture/coverage/worst";
import type { ReportedPosture } from "@/lib/domain/report/report";
import type { ControlTexts } from "./control-texts";

/**
 * The posture shown in a picture of a map.
 * @param day of the assessment, `YYYY-MM-DD`. @param most controls that a card names
 * @param isPending whether a status waited for approval; absent: as in the document
 */
export function posturePicture(
  document: PipelineDocument,
  { gaps, unprotectedHandOvers }: Pick<ReportedPosture, "gaps" | "unprotectedHandOvers">,
  day: string,
  textsOf: ControlTexts,
  most: number,
  isPending: (claim: Claim) => boolean = pendingIn(document, day),
) {
  const accepted = new Set(
    document.claims.flatMap((claim) =>
      acceptanceInForce(claim, day) && !isPending(claim) ? [`${claim.node} ${claim.control}`] : [],
    ),
  );
  return {
    checked: checkedHandOvers(
      pipelineFromDocument(document),
      catalogueOf(document),
      day,
      unprotectedHandOvers?.asDeclared,
    ),
    worst: worstByNode(
      gaps.asDeclared.map(({ node, control, status, factors: { weight } }) => ({
        node,
        status,
        weight,
        title: findControl(control, document)?.shortTitle ?? textsOf(control).title,
        ...(accepted.has(`${node} ${control}`) ? { isAccepted: true as const } : {}),
      })),
      most,
    ),
  };
}
