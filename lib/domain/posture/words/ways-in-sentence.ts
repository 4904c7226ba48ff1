import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { Proof } from "../posture";
import type { WayIn } from "../ways-in/way-in";
import { wayInTitle } from "./place-names";

/** Entry points by state. A grouped row counts as its places. */
export interface WaysInCounts {
  /** Unprotected and confirmed. */
  readonly said: number;
  /** Unprotected unless an unanswered question closes it. */
  readonly assumed: number;
  /** Unprotected only if an assumed step is possible. */
  readonly depends: number;
  readonly guarded: number;
  readonly setAside: number;
  readonly closed: number;
}

/** @param rows grouped or not: the counts are the same */
export function countWaysIn(rows: readonly Pick<WayIn, "state" | "said" | "places">[]): WaysInCounts {
  const counts = { said: 0, assumed: 0, depends: 0, guarded: 0, setAside: 0, closed: 0 };
  for (const { state, said, places } of rows) {
    const unguarded = said ? "said" : "assumed";
    counts[state === "unguarded" ? unguarded : state === "set-aside" ? "setAside" : state] += places.length;
  }
  return counts;
}

const mostTitles = 3;

/**
 * The headline on entry points of pages, the map, snapshots and reports, in two parts, what to stress and the rest:
 * "3 unprotected entry points lead to production" and ": npm → Jenkins, Ana's laptop and Jenkins. 12 more are assumed."
 * @param rows counted by one proof, in their order. @param targets how many are judged.
 */
export function waysInLead(
  pipeline: Pick<Pipeline, "nodes" | "edges">,
  rows: readonly WayIn[],
  targets: number,
  proof: Proof = "declared",
): { readonly stress: string; readonly rest: string } {
  if (targets === 0)
    return {
      stress: "There is no target yet",
      rest: ": nothing on the map runs containers, and no registry is published to others.",
    };
  const counts = countWaysIn(rows);
  const what = rows[0]?.published === true ? "the images that you publish" : "production";
  if (counts.said > 0) {
    const told = rows.filter(({ state, said }) => state === "unguarded" && said);
    const titles = joinWithAnd(
      told.map((row) => wayInTitle(pipeline, row)),
      mostTitles,
    );
    return {
      stress: `${counted(counts.said, "unprotected entry point")} ${plural(counts.said, "leads", "lead")} to ${what}`,
      rest: `: ${titles}.${doubtWords(counts, " more", proof)}`,
    };
  }
  if (counts.assumed + counts.depends > 0)
    return {
      stress: `No confirmed entry point leads to ${what} unprotected`,
      rest: `.${doubtWords(counts, "", proof)}`,
    };
  const rest = restWords(counts);
  if (rest === "")
    return {
      stress: "No entry point is known yet",
      rest: ": no node on the map lets an attacker start. Add the sources of code, tools and credentials.",
    };
  return { stress: `No known entry point leads to ${what} unprotected`, rest: `: ${rest}.` };
}

/** `waysInLead` as one text. */
export function waysInSentence(
  pipeline: Pick<Pipeline, "nodes" | "edges">,
  rows: readonly WayIn[],
  targets: number,
  proof: Proof = "declared",
): string {
  const { stress, rest } = waysInLead(pipeline, rows, targets, proof);
  return `${stress}${rest}`;
}

function doubtWords({ assumed, depends }: WaysInCounts, more: string, proof: Proof): string {
  const parts = [
    ...(assumed > 0
      ? [`${assumed}${more} ${plural(assumed, "is", "are")} assumed, as ${unsaidOf(proof)}`]
      : []),
    ...(depends > 0 ? [`${depends} ${plural(depends, "depends", "depend")} on branch builds`] : []),
  ];
  return parts.length === 0 ? "" : ` ${parts.join("; ")}.`;
}

/** If only verified controls count, an answer without evidence decides nothing. */
export function unsaidOf(proof: Proof): string {
  return proof === "proven" ? "no evidence answers" : "questions are unanswered";
}

function restWords({ guarded, closed, setAside }: WaysInCounts): string {
  return joinWithAnd([
    ...(guarded > 0 ? [`${guarded} ${plural(guarded, "is", "are")} protected`] : []),
    ...(closed > 0 ? [`${closed} ${plural(closed, "is", "are")} closed`] : []),
    ...(setAside > 0 ? [`${setAside} ${plural(setAside, "is", "are")} excluded`] : []),
  ]);
}

/** Names CI systems and builders without tools. Undefined for none. */
export function toolsNotDrawnSentence(names: readonly string[]): string | undefined {
  return names.length === 0
    ? undefined
    : `No tools on the map for ${joinWithAnd(names, mostTitles)}: its actions, plugins, scanners and packages are not counted.`;
}
