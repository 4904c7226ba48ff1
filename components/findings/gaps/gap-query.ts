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

/** More, or others, than gaps: all that applies, what of it is in scope, what is in place, what is claimed as implemented. */
export const shows = ["all", "scope", "standing", "implemented"] as const;
export type Show = (typeof shows)[number];

/** What the gaps page can be asked for; a changed filter starts at the first page again. */
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
    /** Only those whose risk is accepted, for now. */
    accepted: oneOf(["yes"]),
    /** Words that a gap's control, node or owner has. */
    q: anyText((given) => given.trim() || undefined),
    proof: oneOf(proofs, "declared"),
    sort: oneOf(gapSorts, "priority"),
    page: pageNumber,
    /** The gap whose details are open, as `keyOf` writes it. One that is not in the list is passed over. */
    gap: anyText(),
  },
  "page",
  "gap",
);
export type AskedGaps = AskedOf<typeof gapAddress>;
export type GapQuery = AskedGaps["query"];

export const gapsHref = gapAddress.href;

/** Whether it asks for some of the controls alone, in whichever order and way of counting. */
export function isNarrowed(query: GapQuery): boolean {
  const any = { proof: undefined, sort: undefined, page: undefined, gap: undefined };
  return gapAddress.params({ ...query, ...any }).length > 0;
}

/** A requirement in an address: ids of requirements are unique only within their framework. */
export function requirementKey(framework: string, requirement: string): string {
  return `${framework} ${requirement}`;
}
