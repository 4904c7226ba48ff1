import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Records } from "@/lib/domain/pipeline/records";

const separator = "\n";

/** The names of the nodes that a node connects to, as one text, so that a card is redrawn only when it changes. */
export function nextNames({ nodes, edges }: Pick<Pipeline, "nodes" | "edges">, id: string): string {
  const targets = targetsIn(edges).get(id);
  if (!targets) return "";
  const names = [...targets].flatMap((target) => nodes.get(target)?.name.replaceAll(separator, " ") ?? []);
  return names.toSorted(compareText).join(separator);
}

export function namesIn(text: string): readonly string[] {
  return text === "" ? [] : text.split(separator);
}

// Unchanged edges are the same object: every card asks, and the edges are read once.
const known = new WeakMap<Records<PipelineEdge>, ReadonlyMap<string, ReadonlySet<string>>>();

function targetsIn(edges: Records<PipelineEdge>): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(edges);
  if (before) return before;
  const targets = new Map<string, Set<string>>();
  for (const { source, target } of edges.values()) {
    const ofSource = targets.get(source);
    if (ofSource) ofSource.add(target);
    else targets.set(source, new Set([target]));
  }
  known.set(edges, targets);
  return targets;
}
