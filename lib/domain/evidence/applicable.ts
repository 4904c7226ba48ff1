import type { Catalogue } from "../catalogue/catalogue";
import { controlTitle } from "../catalogue/find-control";
import type { PipelineNode } from "../pipeline/document";
import { compareNodes, type Pipeline } from "../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "../posture/coverage/applicable-controls";
import type { Place } from "./place";

/** How many are offered as choices: a longer list is searched on the map. */
const mostCandidates = 20;

/** Which nodes of a map a control applies to. */
export interface Applicable {
  readonly applies: (node: PipelineNode, control: string) => boolean;
  /** The one node that is certain, or a question. @param groups the first that has one to which the control applies decides */
  readonly choose: (control: string, groups: readonly (readonly PipelineNode[])[], why: string) => Place;
  /** A question with every node to which the control applies. @param likely come first */
  readonly ask: (control: string, why: string, likely?: readonly PipelineNode[]) => Place;
}

export function createApplicable(pipeline: Pipeline, catalogue: Catalogue): Applicable {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const byNode = new Map<string, ReadonlySet<string>>();
  const byControl = new Map<string, readonly PipelineNode[]>();
  const applies = (node: PipelineNode, control: string) => {
    const known =
      byNode.get(node.id) ?? new Set(controlsOf(node, surroundings.get(node.id)).map(({ id }) => id));
    byNode.set(node.id, known);
    return known.has(control);
  };
  const everywhere = (control: string) => {
    const known =
      byControl.get(control) ??
      [...pipeline.nodes.values()].filter((node) => applies(node, control)).toSorted(compareNodes);
    byControl.set(control, known);
    return known;
  };
  const ask = (control: string, why: string, likely: readonly PipelineNode[] = []): Place => {
    const all = everywhere(control);
    if (all.length === 0)
      return { why: `“${controlTitle(control, pipeline)}” applies to no node of the map.`, candidates: [] };
    const first = likely.filter((node) => applies(node, control));
    const candidates = new Set([...first, ...all].map(({ id }) => id));
    return { why, candidates: [...candidates].slice(0, mostCandidates) };
  };
  return {
    applies,
    ask,
    choose(control, groups, why) {
      for (const group of groups) {
        const fit = [...new Map(group.map((node) => [node.id, node])).values()].filter((node) =>
          applies(node, control),
        );
        const [only, ...others] = fit;
        if (only && others.length === 0) return { node: only.id };
        if (only) return ask(control, "Several nodes of the map could be meant.", fit);
      }
      return ask(control, why);
    },
  };
}
