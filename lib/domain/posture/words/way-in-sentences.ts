import { controlTitle } from "../../catalogue/find-control";
import type { EntryType } from "../../catalogue/entry-types";
import type { Governed } from "../../catalogue/own/own-controls";
import type { Pipeline } from "../../pipeline/pipeline";
import { counted } from "../../words/english";
import type { Closer, ControlAt, Entry, Place, WayIn } from "../ways-in/way-in";
import { nodeName, nodeNames } from "./node-names";
import { placeNames, type PlaceNames } from "./place-names";
import { statusWords } from "./status-words";

type Map = Pick<Pipeline, "nodes" | "edges"> & Governed;

/** What somebody does to begin so there, as a sentence without its full stop: "Somebody moves the tag of what npm hands to Jenkins". */
export function entrySentence(pipeline: Map, type: EntryType, places: readonly Place[]): string {
  return beginning[type](withOneOf(placeNames(pipeline, places)));
}

/** "One of 30 repositories": what is done is done at one place. */
function withOneOf({ start, end, count }: PlaceNames): { readonly at: string; readonly end: string } {
  const one = (name: string) => (count > 1 && /^\d/.test(name) ? `one of ${name}` : name);
  return { at: one(start), end: one(end ?? "") };
}

const beginning: {
  readonly [T in EntryType]: (names: { readonly at: string; readonly end: string }) => string;
} = {
  "untrusted-change": ({ at }) => `Somebody from outside proposes a change, and ${at} runs it unreviewed`,
  "moved-tag": ({ at, end }) => `Somebody moves the tag of what ${at} hands to ${end}`,
  "hostile-dependency": ({ at, end }) =>
    `A new release of what ${at} hands to ${end} brings an attacker's code`,
  "leaked-secret": ({ at, end }) => `Somebody finds the credential for ${end} that lies in ${at}`,
  "stored-secret": ({ at }) => `Somebody copies a credential that is kept in ${at}`,
  "stolen-account": ({ at }) => `Somebody signs in to ${at} with a stolen account`,
  "exposed-service": ({ at }) => `Somebody gets at ${at} over the network without an account`,
  "unpatched-service": ({ at }) => `Somebody uses a known flaw in ${at} that is not mended yet`,
  "trusted-service": ({ at, end }) => `Somebody who is inside ${at} uses its rights on ${end}`,
  "lost-laptop": ({ at }) => `Somebody has got hold of ${at}, or of an account that is signed in there`,
};

/** The entries that make a row what it is: those that are open, of a said row the said ones alone; else all. */
export function toldEntries({ entries, said }: Pick<WayIn, "entries" | "said">): readonly Entry[] {
  const open = entries.filter(({ state }) => state === "open");
  const told = said && open.some((entry) => entry.said) ? open.filter((entry) => entry.said) : open;
  return told.length > 0 ? told : entries;
}

/** One sentence: where somebody begins, what is reached, what stops it or that nothing does. @param targets how many are judged. */
export function wayInSentence(pipeline: Map, row: WayIn, targets: number): string {
  return `${beginningWords(pipeline, row)}${endingWords(pipeline, row, targets)}`;
}

function beginningWords(pipeline: Map, row: WayIn): string {
  const [first, ...others] = toldEntries(row);
  if (!first) return "Somebody begins here";
  const begins = entrySentence(pipeline, first.type, row.places);
  // Which of several goes through is not known here: that one of them does is.
  return others.length === 0
    ? begins
    : `${begins}, or begins in ${counted(others.length, "other way", "other ways")}`;
}

function endingWords(pipeline: Map, row: WayIn, targets: number): string {
  switch (row.state) {
    case "unguarded":
      if (isTargetItself(row))
        return `: ${row.published ? "others pull from there" : "containers run there"}, and nothing that is known stops it.`;
      return `: ${reachWords(pipeline, row.unguarded, targets, row.published)}, and nothing that is known stops it on the way.`;
    case "depends":
      return `: it comes to ${targetWords(pipeline, row.reached, targets)} only if the CI runs branches with release rights, which is unanswered.`;
    case "guarded":
      return row.stops.length === 0
        ? ": it comes to no target."
        : `: on the way to ${targetWords(pipeline, row.reached, targets)} it is stopped ${stopsWords(pipeline, row.stops)}.`;
    case "set-aside":
      return ": set aside, because each control that would close it is marked not applicable.";
    case "closed":
      return `: ${closedWords(pipeline, row.entries)}.`;
  }
}

/** Somebody who begins there is where the way ends. */
function isTargetItself({ places: [place], unguarded: [only, ...others] }: WayIn): boolean {
  return others.length === 0 && place !== undefined && "node" in place && place.node === only;
}

function reachWords(pipeline: Map, targets: readonly string[], judged: number, isPublished: boolean): string {
  const what = targetWords(pipeline, targets, judged);
  return isPublished ? `it comes to ${what}, where others pull from` : `it comes to ${what}`;
}

/** "EKS prod", "all 4 targets", "3 of 4 targets". */
function targetWords(pipeline: Map, ids: readonly string[], judged: number): string {
  if (ids.length <= 2) return nodeNames(pipeline, ids);
  return ids.length === judged ? `all ${judged} targets` : `${ids.length} of ${judged} targets`;
}

/** "at EKS by “Verify image signature”", and how many more. */
function stopsWords(pipeline: Map, stops: readonly ControlAt[]): string {
  const [first, ...others] = stops;
  if (!first) return "";
  const more = others.length === 0 ? "" : `, and by ${others.length} more`;
  return `at ${nodeName(pipeline, first.node)} by “${controlTitle(first.control, pipeline)}”${more}`;
}

function closedWords(pipeline: Map, entries: readonly Entry[]): string {
  const closed = entries.filter(({ state }) => state === "closed" || state === "closed-as-declared");
  const closers = closed.flatMap((entry) => entry.closers);
  // What is proven counts both ways, what is declared in one.
  const by = [
    ...closers.filter(({ status }) => status === "verified"),
    ...closers.filter(({ status }) => status === "declared"),
  ][0];
  const told = by
    ? `closed by “${controlTitle(by.control, pipeline)}” at ${nodeName(pipeline, by.node)}`
    : "closed by its pin";
  return closed.some(({ state }) => state === "closed-as-declared") ? `${told}, as declared` : told;
}

/** "“Pin packages by hash” at Jenkins closes it; missing". */
export function closerSentence(pipeline: Map, { node, control, status }: Closer): string {
  return `“${controlTitle(control, pipeline)}” at ${nodeName(pipeline, node)} closes it; ${statusWords[status].word.toLowerCase()}`;
}

/** Where it is stopped, one sentence a gate: "At EKS “Verify image signature” stops it." Never said of an unguarded row. */
export function stopSentence(pipeline: Map, { node, control }: ControlAt): string {
  return `At ${nodeName(pipeline, node)} “${controlTitle(control, pipeline)}” stops it.`;
}

/** What a row has no closers for: "No control closes it: take the connection away, or lead it elsewhere." */
export function noCloserSentence(type: EntryType): string {
  return type === "lost-laptop"
    ? "No control closes it: a laptop can always be lost. What it hands past the repositories can be taken away, and what it may do be reviewed."
    : "No control on this map closes it: take the connection away, or put something that checks between.";
}
