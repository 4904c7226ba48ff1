import type { PresentPerson } from "@/lib/domain/contract/presence";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";

/** Where somebody is, after their name: "editing Jenkins", "looking at the hand-over from Jenkins to Harbor", "here". */
export function whereText({ nodes, edges }: Pipeline, { selection, isEditing }: PresentPerson): string {
  const verb = isEditing === true ? "editing" : "looking at";
  if (!selection) return "here";
  if ("node" in selection) {
    const node = getRecord(nodes, selection.node);
    return node ? `${verb} ${node.name}` : "here";
  }
  const edge = getRecord(edges, selection.edge);
  const [source, target] = [edge && getRecord(nodes, edge.source), edge && getRecord(nodes, edge.target)];
  return source && target ? `${verb} the hand-over from ${source.name} to ${target.name}` : "here";
}
