import type { Claim } from "../pipeline/document";
import { changeFields } from "../pipeline/change-fields";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { counted, formatDay, plural } from "../words/english";

/** Planned claims as if done: what a map would be, never what it is. */
export interface Target {
  readonly pipeline: Pipeline;
  /** How many planned claims are in it as if done. */
  readonly done: number;
  /** How many are not, as they are planned for later, or for no day. */
  readonly later: number;
  readonly undated: number;
}

/**
 * The map with the claims that are planned for a day up to `day` in place, as declared: evidence from before it was done
 * proves nothing of it. Linear in claims.
 * @param day `YYYY-MM-DD`, inclusive; undefined: all that is planned, with a day or without
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

/** "the target by 31 Mar 2027". */
export function targetName(day: string | undefined): string {
  return day === undefined ? "the target" : `the target by ${formatDay(day)}`;
}

/** "Target by 31 Mar 2027: 6 planned claims as if done; 2 are planned for later and 1 for no day, and are not in it." */
export function targetSentence(
  day: string | undefined,
  { done, later, undated }: Omit<Target, "pipeline">,
): string {
  const lead = `Target${day === undefined ? "" : ` by ${formatDay(day)}`}: ${counted(done, "planned claim")} as if done`;
  const left = [
    ...(later > 0 ? [`${later} ${plural(later, "is", "are")} planned for later`] : []),
    ...(undated > 0 ? [`${undated} for no day`] : []),
  ];
  if (left.length === 0) return `${lead}.`;
  const words =
    later > 0 ? left.join(" and ") : `${undated} ${plural(undated, "is", "are")} planned for no day`;
  return `${lead}; ${words}, and not in it.`;
}

/** The days for which something is planned, in order. */
export function plannedDays(pipeline: Pipeline): readonly string[] {
  const days = new Set<string>();
  for (const ofNode of pipeline.claims.values())
    for (const { status, due } of ofNode.values())
      if (status === "planned" && due !== undefined) days.add(due);
  return [...days].toSorted();
}
