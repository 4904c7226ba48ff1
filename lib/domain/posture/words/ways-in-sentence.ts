import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { Proof } from "../posture";
import type { WayIn } from "../ways-in/way-in";
import { wayInTitle } from "./place-names";

/** How many places stand how. Rows that are shown as one count as their places. */
export interface WaysInCounts {
  /** Unguarded, and the map or an answer says so. */
  readonly said: number;
  /** Unguarded as far as nobody has said anything. */
  readonly assumed: number;
  /** Unguarded only if an assumed step is possible. */
  readonly depends: number;
  readonly guarded: number;
  readonly setAside: number;
  readonly closed: number;
}

/** @param rows one place each, or grouped: the counts are the same. */
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
 * The one sentence on the entry points, for the page, the map's foot, snapshots and reports, in two parts, what to stress and the
 * rest: "3 unprotected entry points lead to production" and ": npm → Jenkins, Ana's laptop and Jenkins. 12 more are assumed."
 * @param rows of one way of counting, in their order. @param targets how many are judged.
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
      rest: ": nothing on the map runs containers, and no registry is there for others to pull from.",
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
      rest: ": nothing on the map is a place where an attacker could start. Draw the sources of code, tools and credentials.",
    };
  return { stress: `No known entry point leads to ${what} unprotected`, rest: `: ${rest}.` };
}

/** The same as one text. */
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

/** Counting only what is verified, an answer without evidence decides nothing. */
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

/** The CI systems and builders to which no tool is drawn, in one quiet line. Undefined for none. */
export function toolsNotDrawnSentence(names: readonly string[]): string | undefined {
  return names.length === 0
    ? undefined
    : `No tools drawn for ${joinWithAnd(names, mostTitles)}: what actions, plugins, scanners and packages bring in there is not part of this.`;
}
