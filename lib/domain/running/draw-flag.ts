import { freeName, addNode } from "../edits/nodes";
import type { Edit, Refused } from "../edits/edit";
import { limits } from "../pipeline/limits";
import type { OperationBody } from "../pipeline/operations";
import { applyOperation } from "../pipeline/apply-operation";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { joinWithAnd } from "../words/join-with-and";
import { lastPart } from "./brings";
import type { Drawing } from "./finding";
import { flagControls, FlagsOnMap, runningTool } from "./flag-on-map";

/**
 * What a container may do, said on the map: its workload, where none is drawn, and the control that it lacks there. What a person
 * claims stays: the line is evidence against it.
 * @param newId makes an id that nothing has
 */
export function drawFlag(
  pipeline: Pipeline,
  { flag, place, workloads, on }: Extract<Drawing, { readonly does: "flag" }>,
  newId: () => string,
): Edit | Refused {
  const runner = pipeline.nodes.get(place);
  if (!runner) return { refused: "The node on which it runs is no longer on the map." };
  const control = flagControls[flag];
  const operations: OperationBody[] = [];
  const drawn = new FlagsOnMap(pipeline);
  const names = new Set<string>();
  let now = pipeline;
  const add = (operation: OperationBody) => {
    const result = applyOperation(now, operation);
    if (result.ok) now = result.value.pipeline;
    operations.push(operation);
  };
  for (const { workload, mark, line } of workloads) {
    if (drawn.isSaid({ place, workload, flag, mark, on })) continue;
    let node = drawn.workloadAt(place, workload);
    if (!node) {
      if (now.nodes.size >= limits.nodes || now.edges.size >= limits.edges)
        return { refused: "The map has as many nodes or hand-overs as it can have." };
      const name = freeName(lastPart(workload).slice(0, limits.name) || "Workload", []);
      const added = { ...addNode(now, { kind: "workload", name }, newId()).node, name };
      node = added;
      add({ type: "node.added", node: added });
      add({
        type: "edge.added",
        edge: { id: newId(), source: place, target: added.id, artifact: "container" },
      });
      drawn.add(place, added);
    }
    names.add(node.name);
    const known = claimsOf(now, node.id).get(control);
    const isClaimed = known?.status !== undefined && known.status !== "planned" && known.status !== "missing";
    if (isClaimed)
      add({
        type: "evidence.added",
        node: node.id,
        control,
        evidence: { id: newId(), title: line, tool: runningTool, result: "contradicts", effective: on },
      });
    else {
      const note = known?.note === undefined ? line : `${known.note}\n${line}`;
      add({ type: "claim.changed", node: node.id, control, set: { status: "missing", note } });
    }
  }
  if (operations.length === 0) return { refused: "The map says it already." };
  const who = joinWithAnd([...names], 3);
  return {
    operations,
    label: `say what ${who} may do`,
    told: `${who} on ${runner.name}: the map says it now, on the control that it is about, with the line.`,
  };
}
