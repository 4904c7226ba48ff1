import type { Acceptance, ClaimStatus, Evidence } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { type Changes, differs, type Edit } from "./edit";
import { existingNodes, nodesText } from "./nodes";
import { nodeName } from "../posture/words/node-names";
import { claimStatusWords } from "../posture/words/status-words";
import { formatDay } from "../words/english";

/** One control on one node, with the title of the control. */
export interface ClaimKey {
  readonly node: string;
  readonly control: string;
  readonly title: string;
}

/** What the team says of one control on one node. */
export function changeClaim(
  pipeline: Pipeline,
  { node, control, title }: ClaimKey,
  set: Changes<"claim">,
): Edit {
  return {
    operations: [{ type: "claim.changed", node, control, set }],
    label: `change “${title}” on ${nodesText(existingNodes(pipeline, [node]))}`,
  };
}

/** To what the team says of one control on one node; its status stays. */
export function addEvidence({ node, control, title }: ClaimKey, evidence: Evidence): Edit {
  return {
    operations: [{ type: "evidence.added", node, control, evidence }],
    label: `add evidence to “${title}”`,
  };
}

/** @param evidence the id of one piece, as the claim lists it */
export function removeEvidence({ node, control, title }: ClaimKey, evidence: string): Edit {
  return {
    operations: [{ type: "evidence.removed", node, control, evidence }],
    label: `remove evidence from “${title}”`,
  };
}

/** What can be set on many claims at once; null takes the value away. */
export interface ClaimSetting {
  readonly status?: ClaimStatus;
  readonly owner?: string | null;
  readonly due?: string | null;
  /** For those that do not apply, and those whose risk is accepted. */
  readonly reason?: string;
  readonly review?: string | null;
  readonly acceptance?: Acceptance;
}

/** Sets fields of claims. Skips those that have the values already. Undefined if all do. */
export function setOnClaims(
  pipeline: Pipeline,
  keys: readonly ClaimKey[],
  setting: ClaimSetting,
): (Edit & { readonly told: string }) | undefined {
  const changed = keys.filter(({ node, control }) => differs(claimsOf(pipeline, node).get(control), setting));
  const [first] = changed;
  if (!first) return undefined;
  const nodes = new Set(changed.map(({ node }) => node));
  const where = nodes.size === 1 ? nodeName(pipeline, first.node) : `${nodes.size} nodes`;
  const isOneControl = changed.every(({ control }) => control === first.control);
  const controls = `${changed.length} controls`;
  return {
    operations: changed.map(({ node, control }): OperationBody => ({
      type: "claim.changed",
      node,
      control,
      set: { ...setting },
    })),
    label: labelOf(setting, isOneControl ? `“${first.title}”` : controls, where),
    told: `${toldOf(setting)}: ${isOneControl ? `${first.title} on ${where}` : controls}.`,
  };
}

function labelOf({ status, owner, due }: ClaimSetting, what: string, where: string): string {
  if (status !== undefined)
    return `set ${what} to ${claimStatusWords[status].word.toLowerCase()} on ${where}`;
  if (owner !== undefined)
    return owner === null
      ? `remove the owner of ${what} on ${where}`
      : `set the owner of ${what} on ${where} to ${owner}`;
  return due === null || due === undefined
    ? `remove the due date of ${what} on ${where}`
    : `set the due date of ${what} on ${where} to ${formatDay(due)}`;
}

function toldOf({ status, owner, due }: ClaimSetting): string {
  if (status !== undefined) return claimStatusWords[status].word;
  if (owner !== undefined) return owner === null ? "No owner" : `Owner ${owner}`;
  return due === null || due === undefined ? "No due date" : `Due ${formatDay(due)}`;
}
