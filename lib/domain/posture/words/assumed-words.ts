import { artifactRows } from "../../catalogue/artifact-words";
import type { Pipeline } from "../../pipeline/pipeline";
import type { DrawnAssumption } from "../what-if/assumed";
import { connectionTitle, insertWords } from "./change-words";
import { nodeName } from "./node-names";

/** An assumed change of the map: "Ana's laptop → ECR removed". @param pipeline with the assumed additions */
export function assumedTitle(pipeline: Pick<Pipeline, "nodes" | "edges">, assumed: DrawnAssumption): string {
  if ("addNode" in assumed) return `${assumed.addNode.name} added`;
  if ("addEdge" in assumed) {
    const { source, target, artifact } = assumed.addEdge;
    return `${nodeName(pipeline, source)} → ${nodeName(pipeline, target)} added: ${artifactRows[artifact].word}`;
  }
  if ("remove" in assumed) return `${connectionTitle(pipeline, assumed.remove)} removed`;
  if ("lead" in assumed)
    return `${connectionTitle(pipeline, assumed.lead.edge)} rerouted to ${nodeName(pipeline, assumed.lead.to)}`;
  return `${insertWords[assumed.insert.kind].word} inserted into ${connectionTitle(pipeline, assumed.insert.edge)}`;
}
