import { formatDay } from "@/lib/domain/words/format-day";
import type { Claim, ClaimStatus } from "@/lib/domain/pipeline/document";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";

/** Which claim, and what it is called where people read of it. */
export interface ClaimKey {
  readonly node: string;
  readonly control: string;
  readonly title: string;
  readonly nodeName: string;
}

/** What a triage sets on claims; null takes the value away. */
export interface ClaimSetting {
  readonly status?: ClaimStatus;
  readonly owner?: string | null;
  readonly due?: string | null;
  readonly reason?: string;
  readonly review?: string;
}

export interface TriageGesture {
  readonly operations: readonly OperationBody[];
  /** The name in the undo list: "mark Sign images planned". */
  readonly label: string;
  /** What is told when it is done: "Planned: Sign images on Jenkins." */
  readonly told: string;
}

const statusWords: { readonly [S in ClaimStatus]: string } = {
  missing: "Missing",
  planned: "Planned",
  partial: "Partial",
  implemented: "Implemented",
  "not-applicable": "Not applicable",
};

/** Sets the same on claims; those that say so already are left alone. Undefined where all do. */
export function setOnClaims(
  pipeline: Pipeline,
  keys: readonly ClaimKey[],
  setting: ClaimSetting,
): TriageGesture | undefined {
  const changed = keys.filter(({ node, control }) => differs(claimsOf(pipeline, node).get(control), setting));
  const [first] = changed;
  if (!first) return undefined;
  const what = changed.length === 1 ? first.title : `${changed.length} controls`;
  const where = changed.length === 1 ? `${first.title} on ${first.nodeName}` : `${changed.length} controls`;
  return {
    operations: changed.map(({ node, control }): OperationBody => ({
      type: "claim.changed",
      node,
      control,
      set: { ...setting },
    })),
    label: labelOf(setting, what),
    told: `${toldOf(setting)}: ${where}.`,
  };
}

function differs(claim: Claim | undefined, setting: ClaimSetting): boolean {
  // The keys are those of the setting, which a claim has too.
  return (Object.keys(setting) as (keyof ClaimSetting)[]).some(
    (field) => (claim?.[field] ?? null) !== setting[field],
  );
}

function labelOf({ status, owner, due }: ClaimSetting, what: string): string {
  if (status !== undefined) return `mark ${what} ${statusWords[status].toLowerCase()}`;
  if (owner !== undefined) return owner === null ? `take the owner from ${what}` : `give ${what} to ${owner}`;
  return due === null || due === undefined
    ? `take the due date from ${what}`
    : `set ${what} due ${formatDay(due)}`;
}

function toldOf({ status, owner, due }: ClaimSetting): string {
  if (status !== undefined) return statusWords[status];
  if (owner !== undefined) return owner === null ? "No owner" : `Owner ${owner}`;
  return due === null || due === undefined ? "No due date" : `Due ${formatDay(due)}`;
}
