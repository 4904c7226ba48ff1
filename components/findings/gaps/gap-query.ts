import { anyText, type AskedOf, createAddress, known, oneOf, pageNumber } from "@/lib/client/address";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { effectiveStatuses } from "@/lib/domain/posture/coverage/effective-status";
import { proofs } from "@/lib/domain/posture/posture";

export const gapSorts = [
  "priority",
  "weakest",
  "stage",
  "status",
  "node",
  "control",
  "due",
  "owner",
] as const;
export type GapSort = (typeof gapSorts)[number];

export const nobody = "(nobody)";

/** Wider lists than the gaps: all applicable controls, those in scope, those in place, those marked as implemented. */
export const shows = ["all", "scope", "standing", "implemented"] as const;
export type Show = (typeof shows)[number];

/** The query of the gaps page; a changed filter starts at the first page again. */
export const gapAddress = createAddress(
  {
    stage: oneOf(stages),
    owner: anyText(),
    node: known(),
    control: known(),
    framework: known(),
    requirement: known(),
    technique: known(),
    /** Absent: the gaps. */
    show: oneOf(shows),
    status: oneOf(effectiveStatuses),
    /** Only accepted risks that are still valid. */
    accepted: oneOf(["yes"]),
    /** Search words for a gap's control, node or owner. */
    q: anyText((given) => given.trim() || undefined),
    proof: oneOf(proofs, "declared"),
    sort: oneOf(gapSorts, "priority"),
    page: pageNumber,
    /** The gap with open details, as `keyOf` writes it; ignored if the list lacks it. */
    gap: anyText(),
  },
  "page",
  "gap",
);
export type AskedGaps = AskedOf<typeof gapAddress>;
export type GapQuery = AskedGaps["query"];

export const gapsHref = gapAddress.href;

/** Whether it selects only some of the controls, in any order and way of counting. */
export function isNarrowed(query: GapQuery): boolean {
  const any = { proof: undefined, sort: undefined, page: undefined, gap: undefined };
  return gapAddress.params({ ...query, ...any }).length > 0;
}

/** A requirement in an address: requirement ids are unique only within their framework. */
export function requirementKey(framework: string, requirement: string): string {
  return `${framework} ${requirement}`;
}
