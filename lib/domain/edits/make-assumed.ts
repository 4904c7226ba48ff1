import type { Pipeline } from "../pipeline/pipeline";
import { type Assumed, type DrawnAssumption, isClaimTarget } from "../posture/what-if/assumed";
import { assumedTitle } from "../posture/words/assumed-words";
import { counted } from "../words/english";
import { applyEdit } from "./apply-edit";
import { type Edit, type Refused } from "./edit";
import { makeChange } from "./make-change";
import { planAll } from "./plan";

interface Given {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly newId: () => string;
}

/** An edit with what it leaves assumed: claims that are missing, and those that are planned or further on already. */
export interface MadeAssumed extends Edit {
  readonly left: readonly Assumed[];
}

/**
 * Applies the assumed changes to the map, in one step to undo: adds, reroutes and removes nodes and connections, inserts steps
 * with their control planned, and plans claims.
 * @returns undefined if nothing can be applied; refused if a record was deleted
 */
export function makeAssumed(
  pipeline: Pipeline,
  assumed: readonly Assumed[],
  given: Given,
): MadeAssumed | Refused | undefined {
  const parts: Edit[] = [];
  let map = pipeline;
  for (const one of inOrder(assumed.flatMap((some) => (isClaimTarget(some) ? [] : [some])))) {
    const edit = draw(map, one, given);
    if (!edit) continue;
    if ("refused" in edit) return edit;
    const done = applyEdit(map, edit.operations, given.today);
    if (!done.ok) return { refused: done.error };
    parts.push(edit);
    map = done.value.visible;
  }
  const claims = assumed.filter(isClaimTarget);
  const plan = planAll(
    map,
    claims.filter(({ stands }) => stands),
    given.today,
  );
  if (plan) parts.push(plan);
  const [only, ...more] = parts;
  if (!only) return undefined;
  const planned = new Set(
    plan?.operations.map((operation) =>
      "control" in operation ? `${operation.node} ${operation.control}` : "",
    ),
  );
  return {
    ...(more.length === 0
      ? only
      : {
          operations: parts.flatMap(({ operations }) => operations),
          label: `apply ${counted(assumed.length, "assumed change")}`,
        }),
    left: claims.filter(({ node, control }) => !planned.has(`${node} ${control}`)),
  };
}

const ranks = ["addNode", "addEdge", "lead", "insert", "remove"];

/** In the order of assumptions: added nodes first, so that connections can end there. */
function inOrder(assumed: readonly DrawnAssumption[]): readonly DrawnAssumption[] {
  const rank = (one: DrawnAssumption) => ranks.findIndex((field) => field in one);
  return assumed.toSorted((a, b) => rank(a) - rank(b));
}

function draw(pipeline: Pipeline, assumed: DrawnAssumption, given: Given): Edit | Refused | undefined {
  if ("addNode" in assumed)
    return {
      operations: [{ type: "node.added", node: assumed.addNode }],
      label: `add ${assumed.addNode.name}`,
    };
  if ("addEdge" in assumed)
    return {
      operations: [{ type: "edge.added", edge: assumed.addEdge }],
      label: `add ${assumedTitle(pipeline, assumed).replace(/ added: .*/, "")}`,
    };
  if ("lead" in assumed && pipeline.nodes.get(assumed.lead.to)?.kind !== "source-repository") {
    const { edge, to } = assumed.lead;
    return {
      operations: [{ type: "edge.changed", edge, set: { target: to } }],
      label: `reroute ${assumedTitle(pipeline, assumed).replace(" rerouted to ", " to ")}`,
    };
  }
  return makeChange(pipeline, assumed, given);
}
