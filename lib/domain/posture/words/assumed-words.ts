import { artifactRows } from "../../catalogue/artifact-words";
import type { Pipeline } from "../../pipeline/pipeline";
import type { DrawnAssumption } from "../what-if/assumed";
import { connectionTitle, insertWords } from "./change-words";
import { nodeName } from "./node-names";

/** A connection or node that is assumed to be another one: "Ana's laptop → ECR removed". @param pipeline with what is assumed to be added */
export function assumedTitle(pipeline: Pick<Pipeline, "nodes" | "edges">, assumed: DrawnAssumption): string {
  if ("addNode" in assumed) return `${assumed.addNode.name} added`;
  if ("addEdge" in assumed) {
    const { source, target, artifact } = assumed.addEdge;
    return `${nodeName(pipeline, source)} → ${nodeName(pipeline, target)} added: ${artifactRows[artifact].word}`;
  }
  if ("remove" in assumed) return `${connectionTitle(pipeline, assumed.remove)} removed`;
  if ("lead" in assumed)
    return `${connectionTitle(pipeline, assumed.lead.edge)} led to ${nodeName(pipeline, assumed.lead.to)}`;
  return `${insertWords[assumed.insert.kind].word} put into ${connectionTitle(pipeline, assumed.insert.edge)}`;
}
