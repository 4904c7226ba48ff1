import { capitalise } from "../capitalise";
import { counted, plural } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";
import type { PipelineDiff, RecordDiff } from "./diff-pipelines";

/**
 * What a restore would do, in one sentence: "2 nodes come back, 1 goes and 4 claims change." Claims that come or go with
 * their nodes are not counted again.
 * @param diff from what the map is now to what it was
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
    ...(claims === 0 ? [] : [`${counted(claims, "claim")} ${plural(claims, "changes", "change")}`]),
    ...(has("name") ? ["the name is again what it was"] : []),
    ...(has("description") ? ["the description is again what it was"] : []),
    ...(moved.length === 0
      ? []
      : [`${counted(moved.length, "node")} ${plural(moved.length, "moves", "move")} on the map`]),
  ];
  return parts.length === 0
    ? "The map is as it was: nothing would change."
    : `${capitalise(joinWithAnd(parts))}.`;
}

function recordWords<T>({ added, removed, changed }: RecordDiff<T>, one: string): readonly string[] {
  const told = [
    [added.length, "comes back", "come back"],
    [removed.length, "goes", "go"],
    [changed.length, "changes", "change"],
  ] as const;
  // "2 nodes come back, 1 goes": what they are is said once.
  return told
    .filter(([count]) => count > 0)
    .map(
      ([count, does, many], index) =>
        `${index === 0 ? counted(count, one) : count} ${plural(count, does, many)}`,
    );
}
