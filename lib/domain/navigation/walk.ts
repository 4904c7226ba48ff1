import type { PipelineNode } from "../pipeline/document";
import { edgesAt } from "../pipeline/edges-at";
import { byId, compareText, type Pipeline } from "../pipeline/pipeline";
import { handOverSentence } from "../words/connection-sentence";

/** Forward along outgoing connections, back along incoming ones; up and down to the other branches. */
export type Way = "forward" | "back" | "up" | "down";

/** The result of a step, and its alternatives: up and down go through these. */
export interface Step {
  readonly to: string;
  readonly choices: readonly string[];
}

/**
 * One step from a node. Up and down stay among the alternatives of the last step if it led here, or else go through the node's
 * siblings.
 * @returns undefined if that direction leads nowhere
 */
export function walk(pipeline: Pipeline, from: string, way: Way, last?: Step): Step | undefined {
  if (way === "forward" || way === "back") {
    const choices = neighbours(pipeline, from, way);
    const [first] = choices;
    return first === undefined ? undefined : { to: first, choices };
  }
  const stillThere = last?.to === from ? last.choices.filter((id) => pipeline.nodes.get(id)) : [];
  const choices = stillThere.length > 1 ? stillThere : siblings(pipeline, from);
  const to = choices[choices.indexOf(from) + (way === "down" ? 1 : -1)];
  return to === undefined ? undefined : { to, choices };
}

/** The targets or sources of a node, each once, from top to bottom. */
function neighbours(pipeline: Pipeline, id: string, way: "forward" | "back"): readonly string[] {
  const found = new Set<string>();
  for (const { source, target } of edgesAt(pipeline.edges, new Set([id]))) {
    if (source === target) continue;
    if (way === "forward" && source === id) found.add(target);
    if (way === "back" && target === id) found.add(source);
  }
  return topToBottom(pipeline, found);
}

/** The nodes with the same source, or else those with the same target, or else those of the same stage. */
function siblings(pipeline: Pipeline, id: string): readonly string[] {
  for (const [there, back] of [
    ["back", "forward"],
    ["forward", "back"],
  ] as const) {
    const all = new Set(
      neighbours(pipeline, id, there).flatMap((other) => neighbours(pipeline, other, back)),
    );
    if (all.size > 1) return topToBottom(pipeline, all);
  }
  const stage = pipeline.nodes.get(id)?.stage;
  return topToBottom(
    pipeline,
    new Set([...pipeline.nodes.values()].filter((node) => node.stage === stage).map((node) => node.id)),
  );
}

function topToBottom(pipeline: Pipeline, ids: ReadonlySet<string>): readonly string[] {
  const nodes = [...ids].flatMap((id): PipelineNode[] => {
    const node = pipeline.nodes.get(id);
    return node ? [node] : [];
  });
  return nodes
    .toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x || compareText(a.id, b.id))
    .map(({ id }) => id);
}

/** The place among alternatives: "Branch 2 of 3"; empty without alternatives. */
export function choiceText({ to, choices }: Step): string {
  return choices.length > 1 ? `Branch ${choices.indexOf(to) + 1} of ${choices.length}` : "";
}

const nowhere: { readonly [W in Way]: (name: string) => string } = {
  forward: (name) => `${name} sends nothing on.`,
  back: (name) => `${name} receives nothing.`,
  up: () => "No other branch above.",
  down: () => "No other branch below.",
};

/** Why a step leads nowhere: "Jenkins sends nothing on." @param name of the start node */
export function nowhereText(name: string, way: Way): string {
  return nowhere[way](name);
}

const mostSaid = 12;

/** The connections of a node, one by one. */
export function aroundText({ nodes, edges }: Pick<Pipeline, "nodes" | "edges">, id: string): string {
  const sentences = [...edgesAt(edges, new Set([id]))]
    .toSorted((a, b) => Number(a.source === id) - Number(b.source === id) || byId(a, b))
    .flatMap((edge) => {
      const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
      return source && target ? [`${handOverSentence(edge, source, target)}.`] : [];
    });
  if (sentences.length === 0) return `${nodes.get(id)?.name ?? "This node"} has no connections.`;
  const rest = sentences.length - mostSaid;
  return [...sentences.slice(0, mostSaid), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" ");
}
