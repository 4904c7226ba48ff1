import { type NodeClaims, type Pipeline, claimsOf } from "../../pipeline/pipeline";
import { edgesAt } from "../../pipeline/edges-at";
import { isMoved } from "../../pipeline/is-moved";
import type { Confirmations } from "../../reviews/review-pending";
import { effectiveStatus } from "./effective-status";
import { counted, formatDay } from "../../words/english";

/** The line that a lens shows of a node, and whether it needs attention. */
export interface LensFact {
  readonly text: string;
  readonly tone: "good" | "warn" | "none";
}

/** The owner of the node, and how many of its claims have another or none. */
export function ownerFact(pipeline: Pipeline, id: string): LensFact {
  const owner = pipeline.nodes.get(id)?.owner;
  const claims = [...claimsOf(pipeline, id).values()];
  const others = new Set(
    claims.flatMap((claim) => (claim.owner === undefined || claim.owner === owner ? [] : [claim.owner])),
  );
  const more = others.size === 0 ? "" : `, and ${counted(others.size, "other")}`;
  if (owner !== undefined) return { text: `${owner}${more}`, tone: "good" };
  return others.size > 0
    ? { text: `No owner, but ${others.size} for its controls`, tone: "warn" }
    : { text: "No owner", tone: "warn" };
}

/**
 * How current the evidence of declared controls is.
 * @param today the UTC day as `YYYY-MM-DD`.
 */
export function evidenceFact(claims: NodeClaims, today: string, map: Confirmations): LensFact {
  const implemented = [...claims.values()].filter(({ status }) => status === "implemented");
  if (implemented.length === 0) return { text: "Nothing to verify", tone: "none" };
  const unproven = implemented.filter((claim) => effectiveStatus(claim, today, map) !== "verified").length;
  if (unproven > 0)
    return { text: `${unproven} of ${implemented.length} without current evidence`, tone: "warn" };
  const newest = implemented
    .flatMap(({ evidence = [] }) => evidence.map(({ effective }) => effective))
    .filter((day) => day <= today);
  const oldest = newest.toSorted()[0];
  return { text: `All ${implemented.length} verified, since ${formatDay(oldest ?? today)}`, tone: "good" };
}

/** Whether connections of the node are manual or automated. */
export function automationFact(pipeline: Pipeline, id: string): LensFact {
  const at = [...edgesAt(pipeline.edges, new Set([id]))].filter(isMoved);
  if (at.length === 0) return { text: "No connections", tone: "none" };
  const byHand = at.filter(({ automated }) => automated === false).length;
  const unsaid = at.filter(({ automated }) => automated === undefined).length;
  if (byHand > 0) return { text: `${byHand} of ${at.length} manual`, tone: "warn" };
  return unsaid > 0
    ? { text: `${unsaid} of ${at.length} not answered`, tone: "none" }
    : { text: `All ${at.length} automated`, tone: "good" };
}

/**
 * How many of the controls that apply to the node, and that the framework requires, are in place.
 * @param applicable ids of the controls that apply. @param asked ids of the controls that the framework requires.
 */
export function frameworkFact(
  claims: NodeClaims,
  applicable: readonly string[],
  asked: ReadonlySet<string>,
  today: string,
  map: Confirmations,
): LensFact {
  const relevant = applicable.filter((control) => asked.has(control));
  if (relevant.length === 0) return { text: "No requirement", tone: "none" };
  const statuses = relevant.map((control) => effectiveStatus(claims.get(control), today, map));
  const inScope = statuses.filter((status) => status !== "not-applicable").length;
  const inPlace = statuses.filter((status) => status === "verified" || status === "declared").length;
  const unassessed = statuses.filter((status) => status === "not-assessed").length;
  const more = unassessed > 0 ? `, ${unassessed} not assessed` : "";
  return { text: `${inPlace} of ${inScope} in place${more}`, tone: inPlace === inScope ? "good" : "warn" };
}
