import { groupBy } from "../group-by";
import type { PipelineDocument, PipelineNode } from "../pipeline/document";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { isSameThing, type Sameness } from "./is-same-thing";
import type { SameAnswers } from "./merge-piece";
import type { Written } from "./written";

export interface MatchedNodes {
  /** The map's node for each incoming id. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ambiguous nodes, for a person to decide, with their candidates on the map. */
  readonly open: ReadonlyMap<string, readonly PipelineNode[]>;
}

interface Incoming extends Pick<PipelineDocument, "nodes" | "edges"> {
  readonly from: "files" | "map";
}

/**
 * Finds incoming nodes on the map: by a person's answer, else by drafted id, else by the ends of an earlier import's connections, else by
 * a unique same thing. Nodes with several candidates, or only possible ones, stay open.
 */
export function matchNodes(
  present: Pipeline,
  { nodes, edges, from }: Incoming,
  written: Written,
  answers: SameAnswers,
): MatchedNodes {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const match = (incoming: string, id: string) => {
    if (ids.has(incoming) || taken.has(id)) return;
    ids.set(incoming, id);
    taken.add(id);
  };
  // An imported node is known by its id: no other incoming node matches it.
  const isPersons = (id: string) => written.nodes.get(id)?.isOwn !== true;
  const isSettled = new Set<string>();
  for (const { id, kind } of nodes) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer !== undefined && answer !== "new" && present.nodes.get(answer)?.kind === kind)
      match(id, answer);
    if (answer === "new") isSettled.add(id);
  }
  for (const node of nodes) {
    const known = present.nodes.get(node.id);
    if (known && isTheSameRecord(node, known, from, written)) match(node.id, known.id);
  }
  if (from === "files") matchRenamed(nodes, present, written, (id) => ids.has(id), match);
  // A drafted connection's id names its drafted ends; its ends on this map show their nodes here.
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const edge of from === "files" ? edges : []) {
    const lies = present.edges.get(edge.id);
    const was = written.edges.get(edge.id);
    if (!lies || was?.isOwn !== true) continue;
    for (const end of ["source", "target"] as const) {
      const [incoming, id] = [edge[end], lies[end]];
      // With the ends of an import, the node's kind may have been changed by a person since.
      const isLed = was.fields?.[end] === id || present.nodes.get(id)?.kind === byId.get(incoming)?.kind;
      if (isPersons(id) && isLed) match(incoming, id);
    }
  }
  const free = [...present.nodes.values()]
    .filter(({ id }) => !taken.has(id) && (from === "map" || isPersons(id)))
    .toSorted((a, b) => compareText(a.id, b.id));
  const coming = nodes.filter(({ id }) => !ids.has(id) && !isSettled.has(id));
  const sameness = from === "files" ? isSameThing : isSameRecord;
  return settle(coming, free, sameness, ids, match);
}

/** Nodes that an import added under another id, as their own was in use. */
function matchRenamed(
  nodes: readonly PipelineNode[],
  present: Pipeline,
  written: Written,
  isMatched: (incoming: string) => boolean,
  match: (incoming: string, id: string) => void,
): void {
  const comes = new Set(nodes.map(({ id }) => id));
  const renamed = [...written.nodes].filter(
    ([id, { isOwn }]) => isOwn && !comes.has(id) && present.nodes.get(id) !== undefined,
  );
  for (const { id, kind } of nodes) {
    if (isMatched(id) || present.nodes.get(id) === undefined) continue;
    const own = renamed.find(
      ([other, was]) =>
        was.fields?.["kind"] === kind && other.replace(/-\d+$/, "") === id.slice(0, 58) && other !== id,
    );
    if (own) match(id, own[0]);
  }
}

/** Compares nodes only within their kind: a large map has few of most. */
function settle(
  coming: readonly PipelineNode[],
  free: readonly PipelineNode[],
  sameness: (one: PipelineNode, other: PipelineNode) => Sameness,
  ids: ReadonlyMap<string, string>,
  match: (incoming: string, id: string) => void,
): MatchedNodes {
  const candidates = new Map<string, { readonly same: PipelineNode[]; readonly possible: PipelineNode[] }>();
  const claimedBy = new Map<string, number>();
  const ofKind = groupBy(free, ({ kind }) => kind);
  for (const node of coming) {
    const found = { same: [] as PipelineNode[], possible: [] as PipelineNode[] };
    for (const other of ofKind.get(node.kind) ?? []) {
      const is = sameness(node, other);
      if (is === "other") continue;
      found[is].push(other);
      if (is === "same") claimedBy.set(other.id, (claimedBy.get(other.id) ?? 0) + 1);
    }
    candidates.set(node.id, found);
  }
  const open = new Map<string, readonly PipelineNode[]>();
  for (const [id, { same, possible }] of candidates) {
    const [only, ...others] = same;
    if (only && others.length === 0 && claimedBy.get(only.id) === 1) match(id, only.id);
    else if (same.length + possible.length > 0) open.set(id, [...same, ...possible]);
  }
  // Nodes that are matched by now are no candidates.
  const used = new Set(ids.values());
  const left = [...open].flatMap(([id, nodes]): readonly (readonly [string, readonly PipelineNode[]])[] => {
    const choices = nodes.filter((node) => !used.has(node.id));
    return choices.length > 0 ? [[id, choices]] : [];
  });
  return { ids, open: new Map(left) };
}

/** Drafted ids identify the thing; ids of other maps may mean anything. */
function isTheSameRecord(
  node: PipelineNode,
  known: PipelineNode,
  from: "files" | "map",
  written: Written,
): boolean {
  const was = written.nodes.get(node.id);
  // A person may have changed an imported node's kind or name since.
  if (from === "files") return was?.isOwn === true || node.kind === known.kind;
  if (node.kind !== known.kind) return false;
  return node.name === known.name || (was?.isOwn === true && was.fields?.["name"] === node.name);
}

function isSameRecord(one: PipelineNode, other: PipelineNode): Sameness {
  if (one.name.trim().toLowerCase() === other.name.trim().toLowerCase()) return "same";
  return one.id === other.id ? "possible" : "other";
}
