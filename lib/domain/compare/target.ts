import type { Claim } from "../pipeline/document";
import { changeFields } from "../pipeline/change-fields";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { counted, formatDay, plural } from "../words/english";

/** The planned state of a map: its planned claims as if done. */
export interface Target {
  readonly pipeline: Pipeline;
  /** Planned claims that count as done. */
  readonly done: number;
  /** Planned claims that do not: planned for later, or without a day. */
  readonly later: number;
  readonly undated: number;
}

/**
 * The map with the claims planned up to `day` as declared. Their evidence is dropped: it is older than the work. O(claims).
 * @param day `YYYY-MM-DD`, inclusive; undefined: everything planned
 */
export function targetOf(pipeline: Pipeline, day: string | undefined): Target {
  let { claims } = pipeline;
  const counts = { done: 0, later: 0, undated: 0 };
  for (const { id } of pipeline.nodes.values()) {
    const ofNode = claimsOf(pipeline, id);
    const reached = new Map<string, Claim>();
    for (const [control, claim] of ofNode) {
      if (claim.status !== "planned") continue;
      const isIn = day === undefined || (claim.due !== undefined && claim.due <= day);
      counts[isIn ? "done" : claim.due === undefined ? "undated" : "later"] += 1;
      if (isIn) reached.set(control, changeFields(claim, { status: "implemented", evidence: null }));
    }
    if (reached.size > 0) claims = claims.with(id, new Map([...ofNode, ...reached]));
  }
  return { pipeline: { ...pipeline, claims }, ...counts };
}

/** "the planned state by 31 Mar 2027". */
export function targetName(day: string | undefined): string {
  return day === undefined ? "the planned state" : `the planned state by ${formatDay(day)}`;
}

/** "Planned state by 31 Mar 2027: 6 planned controls as if done; 2 are planned for later and 1 without a date, and not included." */
export function targetSentence(
  day: string | undefined,
  { done, later, undated }: Omit<Target, "pipeline">,
): string {
  const lead = `Planned state${day === undefined ? "" : ` by ${formatDay(day)}`}: ${counted(done, "planned control")} as if done`;
  const left = [
    ...(later > 0 ? [`${later} ${plural(later, "is", "are")} planned for later`] : []),
    ...(undated > 0 ? [`${undated} without a date`] : []),
  ];
  if (left.length === 0) return `${lead}.`;
  const words =
    later > 0 ? left.join(" and ") : `${undated} ${plural(undated, "is", "are")} planned without a date`;
  return `${lead}; ${words}, and not included.`;
}

/** The dates of planned claims, in order. */
export function plannedDays(pipeline: Pipeline): readonly string[] {
  const days = new Set<string>();
  for (const ofNode of pipeline.claims.values())
    for (const { status, due } of ofNode.values())
      if (status === "planned" && due !== undefined) days.add(due);
  return [...days].toSorted();
}
