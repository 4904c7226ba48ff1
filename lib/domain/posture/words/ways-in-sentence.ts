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
  readonly guarded: number;
  readonly setAside: number;
  readonly closed: number;
}

/** @param rows one place each, or grouped: the counts are the same. */
export function countWaysIn(rows: readonly Pick<WayIn, "state" | "said" | "places">[]): WaysInCounts {
  const counts = { said: 0, assumed: 0, guarded: 0, setAside: 0, closed: 0 };
  for (const { state, said, places } of rows) {
    const unguarded = said ? "said" : "assumed";
    counts[state === "unguarded" ? unguarded : state === "set-aside" ? "setAside" : state] += places.length;
  }
  return counts;
}

const mostTitles = 3;

/**
 * The one sentence on the ways in, for the page, the map's foot, snapshots and reports, in two parts, what to stress and the
 * rest: "3 ways in reach production unguarded" and ": npm → Jenkins, Ana's laptop and Jenkins. 12 more are assumed: nobody has
 * said anything about them."
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
      stress: "Nothing to get into yet",
      rest: ": nothing on the map runs containers, and no registry is there for others to pull from.",
    };
  const counts = countWaysIn(rows);
  const what = rows[0]?.published === true ? "what others pull" : "production";
  if (counts.said > 0) {
    const told = rows.filter(({ state, said }) => state === "unguarded" && said);
    const titles = joinWithAnd(
      told.map((row) => wayInTitle(pipeline, row)),
      mostTitles,
    );
    return {
      stress: `${counted(counts.said, "way in", "ways in")} ${plural(counts.said, "reaches", "reach")} ${what} unguarded`,
      rest: `: ${titles}.${assumedWords(counts.assumed, " more", proof)}`,
    };
  }
  if (counts.assumed > 0)
    return {
      stress: `No way in that anybody has spoken of reaches ${what} unguarded`,
      rest: `.${assumedWords(counts.assumed, "", proof)}`,
    };
  const rest = restWords(counts);
  if (rest === "")
    return {
      stress: "No way in is known yet",
      rest: ": nothing that is drawn is a place where somebody could begin. Draw who hands over code, tools and credentials.",
    };
  return { stress: `No known way in reaches ${what} unguarded`, rest: `: ${rest}.` };
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

function assumedWords(assumed: number, more: string, proof: Proof): string {
  if (assumed === 0) return "";
  return ` ${assumed}${more} ${plural(assumed, "is", "are")} assumed: ${unsaidOf(proof)} about ${plural(assumed, "it", "them")}.`;
}

/** As proven, words count for nothing: what somebody has said may still be assumed. */
export function unsaidOf(proof: Proof): string {
  return proof === "proven" ? "no evidence says anything" : "nobody has said anything";
}

function restWords({ guarded, closed, setAside }: WaysInCounts): string {
  return joinWithAnd([
    ...(guarded > 0 ? [`${guarded} ${plural(guarded, "is", "are")} stopped on the way`] : []),
    ...(closed > 0 ? [`${closed} ${plural(closed, "is", "are")} closed`] : []),
    ...(setAside > 0 ? [`${setAside} ${plural(setAside, "is", "are")} set aside`] : []),
  ]);
}

/** The CI systems and builders to which no tool is drawn, in one quiet line. Undefined for none. */
export function toolsNotDrawnSentence(names: readonly string[]): string | undefined {
  return names.length === 0
    ? undefined
    : `No tools drawn for ${joinWithAnd(names, mostTitles)}: what actions, plugins, scanners and packages bring in there is not part of this.`;
}
