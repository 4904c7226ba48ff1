import { freeName, addNode } from "../edits/nodes";
import type { Edit, Refused } from "../edits/edit";
import { limits } from "../pipeline/limits";
import type { Claim, Evidence } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { applyOperation } from "../pipeline/apply-operation";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { joinWithAnd } from "../words/join-with-and";
import { lastPart } from "./brings";
import type { Drawing } from "./finding";
import { flagControls, FlagsOnMap, runningTool } from "./flag-on-map";

/**
 * Records the rights of a container on the map: adds its workload if missing, and sets the control that it lacks. A person's
 * status stays: the finding becomes evidence against an implemented control, or a note on any other.
 * @param newId makes a free id
 */
export function drawFlag(
  pipeline: Pipeline,
  { flag, place, workloads, on }: Extract<Drawing, { readonly does: "flag" }>,
  newId: () => string,
): Edit | Refused {
  const runner = pipeline.nodes.get(place);
  if (!runner) return { refused: "The node where it runs has been deleted from the map." };
  const control = flagControls[flag];
  const operations: OperationBody[] = [];
  const drawn = new FlagsOnMap(pipeline);
  const told = {
    missing: new Set<string>(),
    noted: new Set<string>(),
    against: new Set<string>(),
    full: new Set<string>(),
  };
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
        return { refused: "The map has the maximum number of nodes or connections." };
      const name = freeName(lastPart(workload).slice(0, limits.name).toWellFormed() || "Workload", []);
      const added = { ...addNode(now, { kind: "workload", name }, newId()).node, name };
      node = added;
      add({ type: "node.added", node: added });
      add({
        type: "edge.added",
        edge: { id: newId(), source: place, target: added.id, artifact: "container" },
      });
      drawn.add(place, added);
    }
    const step = stepFor(claimsOf(now, node.id).get(control), { mark, line, on });
    // Its second line is of the same claim as the first.
    if (step.does !== "noted" || !told.missing.has(node.name)) told[step.does].add(node.name);
    if (step.does === "against")
      add({
        type: "evidence.added",
        node: node.id,
        control,
        evidence: { ...step.evidence, id: newId() },
      });
    else if (step.does !== "full") add({ type: "claim.changed", node: node.id, control, set: step.set });
  }
  const who = [...told.missing, ...told.noted, ...told.against];
  if (operations.length === 0)
    return {
      refused: told.full.size === 0 ? "It is on the map already." : `${listed(told.full)}: ${sentences.full}`,
    };
  return {
    operations,
    label: `record the rights of ${listed(who)}`,
    told: (["missing", "noted", "against", "full"] as const)
      .filter((does) => told[does].size > 0)
      .map((does) => `${listed(told[does])} on ${runner.name}: ${sentences[does]}`)
      .join(" "),
  };
}

/** The message for the workloads of each step. */
const sentences = {
  missing: "the control is missing now, with this finding in its note.",
  noted: "the status stays, and its note has this finding now.",
  against: "the status stays, with this finding as evidence against it.",
  full: "the note or the evidence is full. Shorten the note, or remove evidence.",
} as const;

type Step =
  | {
      readonly does: "missing" | "noted";
      readonly set: { readonly status?: "missing"; readonly note: string };
    }
  | { readonly does: "against"; readonly evidence: Omit<Evidence, "id"> }
  | { readonly does: "full" };

/** Evidence speaks against nothing but what is claimed as implemented. Where there is no room, nothing of what is there is cut. */
function stepFor(
  claim: Claim | undefined,
  { mark, line, on }: { readonly mark: string; readonly line: string; readonly on: string },
): Step {
  if (claim?.status === "implemented")
    return (claim.evidence?.length ?? 0) >= limits.evidencePerClaim
      ? { does: "full" }
      : {
          does: "against",
          evidence: { title: line, tool: runningTool, result: "contradicts", effective: on },
        };
  const before = claim?.note === undefined ? "" : `${claim.note}\n`;
  if (before.length + line.indexOf(mark) + mark.length > limits.note) return { does: "full" };
  const note = `${before}${line}`.slice(0, limits.note).toWellFormed();
  return claim?.status === undefined
    ? { does: "missing", set: { status: "missing", note } }
    : { does: "noted", set: { note } };
}

function listed(names: Iterable<string>): string {
  return joinWithAnd([...new Set(names)], 3);
}
