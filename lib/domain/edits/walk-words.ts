import { edgesAt } from "../pipeline/edges-at";
import type { Pipeline } from "../pipeline/pipeline";
import { byId } from "../pipeline/pipeline";
import { getRecord } from "../pipeline/records";
import { handOverSentence } from "../words/hand-over-sentence";
import type { Step, Way } from "./walk";

/** Which of several the step led to: "2 of 3"; nothing where there was no choice. */
export function choiceText({ to, choices }: Step): string {
  return choices.length > 1 ? `Branch ${choices.indexOf(to) + 1} of ${choices.length}` : "";
}

const nowhere: { readonly [W in Way]: (name: string) => string } = {
  forward: (name) => `${name} hands nothing on.`,
  back: (name) => `${name} gets nothing from anywhere.`,
  up: () => "No other branch above.",
  down: () => "No other branch below.",
};

export function nowhereText(name: string, way: Way): string {
  return nowhere[way](name);
}

const mostSaid = 12;

/** What a node gets and hands on, hand-over by hand-over. */
export function aroundText({ nodes, edges }: Pick<Pipeline, "nodes" | "edges">, id: string): string {
  const sentences = [...edgesAt(edges, new Set([id]))]
    .toSorted((a, b) => Number(a.source === id) - Number(b.source === id) || byId(a, b))
    .flatMap((edge) => {
      const [source, target] = [getRecord(nodes, edge.source), getRecord(nodes, edge.target)];
      return source && target ? [`${handOverSentence(edge, source, target)}.`] : [];
    });
  if (sentences.length === 0) return `${getRecord(nodes, id)?.name ?? "This node"} has no hand-overs.`;
  const rest = sentences.length - mostSaid;
  return [...sentences.slice(0, mostSaid), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" ");
}
