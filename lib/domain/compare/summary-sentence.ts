import { proofWords } from "../posture/words/proof-words";
import type { Proof } from "../posture/posture";
import { compareNames } from "../posture/words/node-names";
import { counted } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";
import type { StateComparison } from "./compare-states";
import type { PipelineDiff, RecordDiff } from "./diff-pipelines";
import type { SeenWays } from "./way-changes";

export interface StateLabels {
  /** "Q4 baseline", "24 Nov 2026". */
  readonly before: string;
  /** Absent for the pipeline now. */
  readonly after?: string;
}

/**
 * The changes between two states, in one sentence: "Since Q4 baseline: 4 controls improved, 1 got worse, 1 entry point closed; 3 nodes
 * added; moves ignored." Changes that close gaps without improvement have a part of their own.
 */
export function summarySentence(
  comparison: StateComparison,
  labels: StateLabels,
  proof: Proof = "declared",
): string {
  const parts = [
    [...resultWords(comparison), ...wayWords(comparison.ways[proof])],
    drawnWords(comparison.diff),
    [...apartWords(comparison), ...detailWords(comparison)],
  ];
  const told = parts.flatMap((words) => (words.length === 0 ? [] : [words.join(", ")]));
  const said =
    told.length > 0 ? told : [comparison.isSame ? "nothing changed" : quietWords(comparison, proof)];
  const moves = comparison.diff.moved.length > 0 ? ["moves ignored"] : [];
  return `${leadOf(labels)}: ${[...said, ...moves].join("; ")}.`;
}

function leadOf({ before, after }: StateLabels): string {
  return after === undefined ? `Since ${before}` : `From ${before} to ${after}`;
}

/**
 * The sentence in two parts: the results, and the rest. Labels are user text, so a semicolon in them does not split.
 * @param labels those of the sentence
 */
export function splitSummary(sentence: string, labels: StateLabels): readonly [string, string] {
  const end = sentence.indexOf("; ", leadOf(labels).length);
  return end === -1 ? [sentence, ""] : [sentence.slice(0, end), sentence.slice(end)];
}

function resultWords({ groups }: StateComparison): readonly string[] {
  const told = [
    [groups.better, "improved"],
    [groups.worse, "got worse"],
    [groups.time, "changed by time alone"],
  ] as const;
  return told
    .filter(([count]) => count > 0)
    .map(([count, end], index) => `${index === 0 ? counted(count, "control") : count} ${end}`);
}

/** Assumed entry points are counted separately. */
function wayWords({ gates, waysIn }: SeenWays): readonly string[] {
  const gatesOf = (which: string) => gates.filter(({ meaning }) => meaning === which).length;
  const opened = waysIn.filter(({ meaning }) => meaning === "opened").length;
  const closed = waysIn.filter(
    ({ meaning, before }) => meaning === "closed" && before === "unguarded",
  ).length;
  const assumed = waysIn.filter(({ meaning }) => meaning === "assumed").length;
  const settled = waysIn.filter(({ meaning, before }) => meaning === "closed" && before === "assumed").length;
  const removed = waysIn.filter(({ meaning }) => meaning === "removed").length;
  const told = (count: number, one: string, many: string, end = "") =>
    count > 0 ? [`${counted(count, one, many)}${end === "" ? "" : ` ${end}`}`] : [];
  return [
    ...told(opened, "entry point", "entry points", "unprotected now"),
    ...told(closed, "entry point", "entry points", "closed"),
    ...told(gatesOf("opened"), "gate no longer holds", "gates no longer hold"),
    ...told(gatesOf("closed"), "gate holds now", "gates hold now"),
    ...told(assumed, "more entry point", "more entry points", "assumed"),
    ...told(settled, "assumed entry point", "assumed entry points", "closed"),
    ...told(removed, "entry point", "entry points", "removed from the map"),
  ];
}

function drawnWords({ nodes, edges, zones, images }: PipelineDiff): readonly string[] {
  return [
    ...recordWords(nodes, "node", "nodes"),
    ...recordWords(edges, "connection", "connections"),
    ...recordWords(zones, "zone", "zones"),
    ...recordWords(images, "image", "images"),
  ];
}

function recordWords<T>(
  { added, removed, changed }: RecordDiff<T>,
  one: string,
  many: string,
): readonly string[] {
  const told = [
    [added.length, "added"],
    [removed.length, "removed"],
    [changed.length, "changed"],
  ] as const;
  const parts = told.filter(([count]) => count > 0);
  // "3 nodes added and 1 removed" names the noun once.
  const words = parts.map(([count, end], index) =>
    index === 0 ? `${counted(count, one, many)} ${end}` : `${count} ${end}`,
  );
  return words.length === 0 ? [] : [joinWithAnd(words)];
}

function apartWords({ groups, acceptances, catalogues }: StateComparison): readonly string[] {
  return [
    ...(groups.answered > 0 ? [`${groups.answered} changed without progress`] : []),
    ...(groups["not-applicable"] > 0
      ? [`${groups["not-applicable"]} marked applicable or not applicable`]
      : []),
    ...(acceptances.length > 0 ? [`acceptance of ${counted(acceptances.length, "risk")} changed`] : []),
    ...(groups.scope > 0 ? [`${groups.scope} in or out of scope`] : []),
    ...(groups.rule > 0 ? [`${groups.rule} by a changed approval rule`] : []),
    ...(groups.catalogue > 0
      ? [`${groups.catalogue} by ${catalogueWords(catalogues.before, catalogues.after)}`]
      : []),
  ];
}

/** If the catalogue is the same, the custom controls differ. */
export function catalogueWords(before: string, after: string): string {
  const order = compareNames(before, after);
  return order === 0
    ? "another version of your custom controls"
    : `${order < 0 ? "a newer" : "an older"} catalogue`;
}

/** Claims with another owner, date or note. */
function detailWords(comparison: StateComparison): readonly string[] {
  const count = detailsOf(comparison).length;
  const { pipeline } = comparison.diff;
  return [
    ...(count > 0 ? [`details of ${counted(count, "control")} edited`] : []),
    ...(pipeline.some(({ field }) => field === "name") ? ["the pipeline renamed"] : []),
    ...(pipeline.some(({ field }) => field === "description") ? ["its description edited"] : []),
  ];
}

export interface ClaimDetail {
  readonly node: string;
  readonly control: string;
}

/** Claims that differ without a change of status, on nodes of both states. */
export function detailsOf({
  controls,
  acceptances = [],
  diff,
  nodes,
}: Pick<StateComparison, "controls" | "diff" | "nodes"> &
  Partial<Pick<StateComparison, "acceptances">>): readonly ClaimDetail[] {
  const told = new Set([...controls, ...acceptances].map(({ node, control }) => `${node} ${control}`));
  const onBoth = new Set(nodes.flatMap(({ id, before, after }) => (before && after ? [id] : [])));
  return [...diff.claims.added, ...diff.claims.removed, ...diff.claims.changed].flatMap(({ node, control }) =>
    onBoth.has(node) && !told.has(`${node} ${control}`) ? [{ node, control }] : [],
  );
}

/** For differences without a number of their own. */
function quietWords({ ways, catalogues }: StateComparison, proof: Proof): string {
  if (ways.postures.isSame && catalogues.before !== catalogues.after)
    return `only the catalogue changed, from ${catalogues.before} to ${catalogues.after}`;
  const other: Proof = proof === "declared" ? "proven" : "declared";
  const isOnlyOther = wayWords(ways[other]).length > 0;
  return isOnlyOther
    ? `nothing changed for “${proofWords[proof].word}”; for “${proofWords[other].word}”, ${wayWords(ways[other]).join(", ")}`
    : "no control, gate or entry point changed";
}
