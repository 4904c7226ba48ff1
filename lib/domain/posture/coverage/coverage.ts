import type { Control } from "../../catalogue/catalogue";
import type { NodeClaims } from "../../pipeline/pipeline";
import { acceptedOn } from "./accepted-on";
import {
  type EffectiveStatus,
  effectiveStatus,
  effectiveStatuses,
  isEffective,
  nextChangeOf,
} from "./effective-status";
import type { Counts, Proof } from "../posture";
import type { Stage } from "../../pipeline/document";
import type { Confirmations } from "../../reviews/review-pending";
import { stages } from "../../pipeline/document-lists";

/** How many (node, control) pairs there are of each status, and the weights behind the shares. Whole numbers: tallies add and subtract exactly. */
export interface Tally {
  readonly counts: { readonly [Status in EffectiveStatus]: number };
  /** How many of the missing ones are accepted risks. */
  readonly accepted: number;
  readonly weightInScope: number;
  readonly weightDeclared: number;
  readonly weightProven: number;
}

export const emptyTally: Tally = {
  counts: {
    verified: 0,
    declared: 0,
    stale: 0,
    contradicted: 0,
    partial: 0,
    planned: 0,
    missing: 0,
    "not-assessed": 0,
    "not-applicable": 0,
  },
  accepted: 0,
  weightInScope: 0,
  weightDeclared: 0,
  weightProven: 0,
};

/** The coverage of one node, and the first day on which time alone changes it. */
export interface NodeCoverage {
  /** One for each of its controls, in their order. */
  readonly statuses: readonly EffectiveStatus[];
  readonly tally: Tally;
  readonly nextChange?: string | undefined;
}

/** @param controls that apply to the node; claims of others are ignored */
export function coverNode(
  controls: readonly Control[],
  claims: NodeClaims,
  today: string,
  map: Confirmations,
): NodeCoverage {
  const statuses = statusesOf(controls, claims, today, map);
  let nextChange: string | undefined;
  for (const { id } of claims.size === 0 ? [] : controls) {
    const claim = claims.get(id);
    if (claim) nextChange = earlier(nextChange, nextChangeOf(claim, today));
  }
  return {
    statuses,
    tally: tallyOf(controls, statuses, acceptedAmong(controls, claims, today, map)),
    nextChange,
  };
}

/** The status of each control, in their order. */
export function statusesOf(
  controls: readonly Control[],
  claims: NodeClaims,
  today: string,
  map: Confirmations,
): readonly EffectiveStatus[] {
  return controls.map(({ id }) => effectiveStatus(claims.get(id), today, map));
}

const noneAccepted: readonly string[] = [];

/** The ids of the missing controls with an accepted risk; one shared list for all nodes without. */
export function acceptedAmong(
  controls: readonly Control[],
  claims: NodeClaims,
  today: string,
  map: Confirmations,
): readonly string[] {
  const accepted: string[] = [];
  for (const claim of claims.values())
    if (acceptedOn(claim, today, map) && controls.some(({ id }) => id === claim.control))
      accepted.push(claim.control);
  return accepted.length === 0 ? noneAccepted : accepted;
}

/**
 * @param statuses one for each of the controls.
 * @param accepted those of them that are accepted: `acceptedAmong`.
 */
export function tallyOf(
  controls: readonly Control[],
  statuses: readonly EffectiveStatus[],
  { length: accepted }: readonly string[] = noneAccepted,
): Tally {
  const counts = { ...emptyTally.counts };
  let [weightInScope, weightDeclared, weightProven] = [0, 0, 0];
  controls.forEach(({ weight }, index) => {
    const status = statuses[index] ?? "not-assessed";
    counts[status] += 1;
    if (status !== "not-applicable") weightInScope += weight;
    if (isEffective(status, "declared")) weightDeclared += weight;
    if (isEffective(status, "proven")) weightProven += weight;
  });
  return { counts, accepted, weightInScope, weightDeclared, weightProven };
}

/** The earlier of two days; undefined is never. */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** The sum of many tallies, much faster than adding one to another. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  const counts = { ...emptyTally.counts };
  let [accepted, weightInScope, weightDeclared, weightProven] = [0, 0, 0, 0];
  for (const tally of tallies) {
    for (const status of effectiveStatuses) counts[status] += tally.counts[status];
    accepted += tally.accepted;
    weightInScope += tally.weightInScope;
    weightDeclared += tally.weightDeclared;
    weightProven += tally.weightProven;
  }
  return { counts, accepted, weightInScope, weightDeclared, weightProven };
}

/**
 * A tally as in the contract. Its keys are in alphabetical order, as canonical JSON needs: a snapshot holds thousands of these.
 */
export function countsOf({ counts, accepted, weightInScope, weightDeclared, weightProven }: Tally): Counts {
  const applicable = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    ...(accepted > 0 ? { accepted } : {}),
    applicable,
    contradicted: counts.contradicted,
    declared: counts.declared,
    inScope: applicable - counts["not-applicable"],
    missing: counts.missing,
    notApplicable: counts["not-applicable"],
    notAssessed: counts["not-assessed"],
    partial: counts.partial,
    planned: counts.planned,
    ...(weightInScope > 0
      ? { share: { declared: weightDeclared / weightInScope, proven: weightProven / weightInScope } }
      : {}),
    stale: counts.stale,
    verified: counts.verified,
  };
}

export type StageCounts = { readonly [S in Stage]: Counts };

/** How many controls are in place. */
export function standingOf(
  { verified, declared }: Pick<Counts, "verified" | "declared">,
  proof: Proof = "declared",
): number {
  return proof === "proven" ? verified : verified + declared;
}

/** How many controls in scope are not in place. */
export function openCount(counts: Counts, proof: Proof = "declared"): number {
  return counts.inScope - standingOf(counts, proof);
}

/** The stages with the lowest share first; on a tie the later one; those with nothing in scope last. */
export function weakestFirst(counts: StageCounts, proof: Proof = "declared"): readonly Stage[] {
  const shareOf = (stage: Stage) => counts[stage].share?.[proof] ?? 2;
  return stages.toReversed().toSorted((a, b) => shareOf(a) - shareOf(b));
}

/** The stage with the lowest declared share; on a tie the later one. Undefined if no stage has a control in scope. */
export function weakestStage(counts: StageCounts): Stage | undefined {
  return weakestFirst(counts).find((stage) => counts[stage].share !== undefined);
}
