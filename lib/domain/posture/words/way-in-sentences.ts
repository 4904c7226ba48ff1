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

/** How an attacker starts there, without the full stop: "An attacker moves a tag that Jenkins pulls from npm". */
export function entrySentence(pipeline: Map, type: EntryType, places: readonly Place[]): string {
  return beginning[type](withOneOf(placeNames(pipeline, places)));
}

/** "One of 30 repositories": an attack starts at one place of a grouped row. */
function withOneOf({ start, end, count }: PlaceNames): { readonly at: string; readonly end: string } {
  const one = (name: string) => (count > 1 && /^\d/.test(name) ? `one of ${name}` : name);
  return { at: one(start), end: one(end ?? "") };
}

const beginning: {
  readonly [T in EntryType]: (names: { readonly at: string; readonly end: string }) => string;
} = {
  "untrusted-change": ({ at }) =>
    `An attacker opens a pull request from outside, and ${at} runs it before review`,
  "moved-tag": ({ at, end }) => `An attacker moves a tag that ${end} pulls from ${at}`,
  "hostile-dependency": ({ at, end }) =>
    `An attacker publishes a malicious release that ${end} pulls from ${at}`,
  "leaked-secret": ({ at, end }) => `An attacker finds the credential for ${end} in ${at}`,
  "stored-secret": ({ at }) => `An attacker copies a credential that is stored in ${at}`,
  "stolen-account": ({ at }) => `An attacker signs in to ${at} with a stolen account`,
  "exposed-service": ({ at }) => `An attacker gets into ${at} over the network without an account`,
  "unpatched-service": ({ at }) => `An attacker exploits a known, unpatched flaw in ${at}`,
  "trusted-service": ({ at, end }) => `An attacker inside ${at} uses its rights on ${end}`,
  "lost-laptop": ({ at }) => `An attacker controls ${at}, or an account that is signed in there`,
};

/** The techniques that decide the state of a row: the open ones, in a confirmed row only those that are confirmed. If none is open: all. */
export function toldEntries({ entries, said }: Pick<WayIn, "entries" | "said">): readonly Entry[] {
  const open = entries.filter(({ state }) => state === "open");
  const told = said && open.some((entry) => entry.said) ? open.filter((entry) => entry.said) : open;
  return told.length > 0 ? told : entries;
}

/** Where an attacker starts, what they reach, and what blocks them, if anything does. @param targets how many are judged. */
export function wayInSentence(pipeline: Map, row: WayIn, targets: number): string {
  return `${beginningWords(pipeline, row)}${endingWords(pipeline, row, targets)}`;
}

function beginningWords(pipeline: Map, row: WayIn): string {
  const [first, ...others] = toldEntries(row);
  if (!first) return "An attacker starts here";
  const begins = entrySentence(pipeline, first.type, row.places);
  // Only known: at least one of these techniques goes through.
  return others.length === 0 ? begins : `${begins}, or uses ${counted(others.length, "other technique")}`;
}

function endingWords(pipeline: Map, row: WayIn, targets: number): string {
  switch (row.state) {
    case "unguarded":
      if (isTargetItself(row))
        return `. ${row.published ? "Others pull from there" : "Containers run there"}, and no known control blocks the attack.`;
      return `. They reach ${reachWords(pipeline, row.unguarded, targets, row.published)}, and no known control blocks them.`;
    case "depends":
      return `. They reach ${targetWords(pipeline, row.reached, targets)} only if the CI runs branches with release rights, which is unanswered.`;
    case "guarded":
      return row.stops.length === 0
        ? ". They reach no target."
        : `. ${stopsWords(pipeline, row.stops)} them on the way to ${targetWords(pipeline, row.reached, targets)}.`;
    case "set-aside":
      return ". Excluded: each control that would close it is marked not applicable.";
    case "closed":
      return `. ${closedWords(pipeline, row.entries)}.`;
  }
}

/** Whether the attacker starts at the target. */
function isTargetItself({ places: [place], unguarded: [only, ...others] }: WayIn): boolean {
  return others.length === 0 && place !== undefined && "node" in place && place.node === only;
}

function reachWords(pipeline: Map, targets: readonly string[], judged: number, isPublished: boolean): string {
  const what = targetWords(pipeline, targets, judged);
  return isPublished ? `${what}, where others pull from` : what;
}

/** "EKS prod", "all 4 targets", "3 of 4 targets". */
function targetWords(pipeline: Map, ids: readonly string[], judged: number): string {
  if (ids.length <= 2) return nodeNames(pipeline, ids);
  return ids.length === judged ? `all ${judged} targets` : `${ids.length} of ${judged} targets`;
}

/** "“Verify image signature” at EKS and 2 more controls block". */
function stopsWords(pipeline: Map, stops: readonly ControlAt[]): string {
  const [first, ...others] = stops;
  if (!first) return "";
  const more = others.length === 0 ? " blocks" : ` and ${counted(others.length, "more control")} block`;
  return `“${controlTitle(first.control, pipeline)}” at ${nodeName(pipeline, first.node)}${more}`;
}

function closedWords(pipeline: Map, entries: readonly Entry[]): string {
  const closed = entries.filter(({ state }) => state === "closed" || state === "closed-as-declared");
  const closers = closed.flatMap((entry) => entry.closers);
  // A verified control counts with either proof, a declared one with one.
  const by = [
    ...closers.filter(({ status }) => status === "verified"),
    ...closers.filter(({ status }) => status === "declared"),
  ][0];
  const told = by
    ? `Closed by “${controlTitle(by.control, pipeline)}” at ${nodeName(pipeline, by.node)}`
    : "Closed by its pin";
  return closed.some(({ state }) => state === "closed-as-declared") ? `${told} (declared only)` : told;
}

/** "“Pin packages by hash” at Jenkins closes it (missing)". */
export function closerSentence(pipeline: Map, { node, control, status }: Closer): string {
  return `“${controlTitle(control, pipeline)}” at ${nodeName(pipeline, node)} closes it (${statusWords[status].word.toLowerCase()})`;
}

/** One gate that blocks it: "“Verify image signature” at EKS blocks it." Not for an unprotected row. */
export function stopSentence(pipeline: Map, { node, control }: ControlAt): string {
  return `“${controlTitle(control, pipeline)}” at ${nodeName(pipeline, node)} blocks it.`;
}

/** For a row without closers: "No control on this map closes it. Remove the connection, or …" */
export function noCloserSentence(type: EntryType): string {
  return type === "lost-laptop"
    ? "No control closes it: a workstation can always be compromised. Remove its connections past the repositories, and review its rights."
    : "No control on this map closes it. Remove the connection, or insert a node that checks it.";
}
