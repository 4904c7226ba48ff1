import { capitalise } from "../capitalise";
import { counted, plural } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";
import type { PipelineDiff, RecordDiff } from "./diff-pipelines";

/**
 * The effect of a restore, in one sentence: "2 nodes come back, 1 goes and 4 statuses change." Statuses that come or go with their
 * nodes are not counted.
 * @param diff from the map now to the map then
 */
export function restoreSentence({ pipeline, nodes, moved, ...diff }: PipelineDiff): string {
  const carried = new Set([...nodes.added, ...nodes.removed].map(({ id }) => id));
  const { added, removed, changed } = diff.claims;
  const claims = [...added, ...removed, ...changed].filter(({ node }) => !carried.has(node)).length;
  const has = (field: string) => pipeline.some((change) => change.field === field);
  const parts = [
    ...recordWords(nodes, "node"),
    ...recordWords(diff.edges, "connection"),
    ...recordWords(diff.zones, "zone"),
    ...recordWords(diff.images, "image"),
    ...(claims === 0
      ? []
      : [`${counted(claims, "status", "statuses")} ${plural(claims, "changes", "change")}`]),
    ...(has("name") ? ["the name is restored"] : []),
    ...(has("description") ? ["the description is restored"] : []),
    ...(moved.length === 0
      ? []
      : [`${counted(moved.length, "node")} ${plural(moved.length, "moves", "move")} on the map`]),
  ];
  return parts.length === 0
    ? "Nothing to restore: the map has not changed."
    : `${capitalise(joinWithAnd(parts))}.`;
}

function recordWords<T>({ added, removed, changed }: RecordDiff<T>, one: string): readonly string[] {
  const told = [
    [added.length, "comes back", "come back"],
    [removed.length, "goes", "go"],
    [changed.length, "changes", "change"],
  ] as const;
  // "2 nodes come back, 1 goes" names the noun once.
  return told
    .filter(([count]) => count > 0)
    .map(
      ([count, does, many], index) =>
        `${index === 0 ? counted(count, one) : count} ${plural(count, does, many)}`,
    );
}
