import type { PipelineNode } from "../pipeline/document";
import { edgesAt } from "../pipeline/edges-at";
import { compareText, type Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";

/** Forward to what a node hands on to, back to what it gets from; up and down to the other branches. */
export type Way = "forward" | "back" | "up" | "down";

/** Where a step along the hand-overs led, and what else stood to choose: up and down go through the choices. */
export interface Step {
  readonly to: string;
  readonly choices: readonly string[];
}

/**
 * One step from a node. Up and down stay among the choices of the last step as long as it led here; else they go through
 * the node's siblings.
 * @returns undefined where that way leads nowhere.
 */
export function walk(pipeline: Pipeline, from: string, way: Way, last?: Step): Step | undefined {
  if (way === "forward" || way === "back") {
    const choices = neighbours(pipeline, from, way);
    const [first] = choices;
    return first === undefined ? undefined : { to: first, choices };
  }
  const stillThere = last?.to === from ? last.choices.filter((id) => getRecord(pipeline.nodes, id)) : [];
  const choices = stillThere.length > 1 ? stillThere : siblings(pipeline, from);
  const to = choices[choices.indexOf(from) + (way === "down" ? 1 : -1)];
  return to === undefined ? undefined : { to, choices };
}

/** What a node hands on to, or gets from, each once, as they stand from top to bottom. */
function neighbours(pipeline: Pipeline, id: string, way: "forward" | "back"): readonly string[] {
  const found = new Set<string>();
  for (const { source, target } of edgesAt(pipeline.edges, new Set([id]))) {
    if (source === target) continue;
    if (way === "forward" && source === id) found.add(target);
    if (way === "back" && target === id) found.add(source);
  }
  return topToBottom(pipeline, found);
}

/** Those that get something from the same node; where there are none, those that hand on to the same; else those of the same stage. */
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
  const stage = getRecord(pipeline.nodes, id)?.stage;
  return topToBottom(
    pipeline,
    new Set([...valuesOf(pipeline.nodes)].filter((node) => node.stage === stage).map((node) => node.id)),
  );
}

function topToBottom(pipeline: Pipeline, ids: ReadonlySet<string>): readonly string[] {
  const nodes = [...ids].flatMap((id): PipelineNode[] => {
    const node = getRecord(pipeline.nodes, id);
    return node ? [node] : [];
  });
  return nodes
    .toSorted((a, b) => a.position.y - b.position.y || a.position.x - b.position.x || compareText(a.id, b.id))
    .map(({ id }) => id);
}
