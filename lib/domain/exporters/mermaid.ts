import { artifactRows } from "../catalogue/artifact-words";
import { stages } from "../pipeline/document-lists";
import type { PipelineEdge, PipelineNode, Stage } from "../pipeline/document";
import { byId } from "../pipeline/pipeline";
import { credentialWords } from "../words/credential-words";
import { stageNames } from "../words/english";
import { nodeSubtitle } from "../words/node-subtitle";
import type { ExportSource } from "./export-source";

/**
 * The map as a Mermaid flowchart: a frame for each stage, in it one for each zone, and a line for each connection, dotted if
 * manual. Syntax: https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaidFrom({ pipeline }: Pick<ExportSource, "pipeline">): string {
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const edges = [...pipeline.edges.values()].toSorted(byId);
  const frames = stages.flatMap((stage) => {
    const here = nodes.filter((node) => node.stage === stage);
    if (here.length === 0) return [];
    const zones = [...pipeline.zones.values()].toSorted(byId).flatMap(({ id, name }) => {
      const inside = here.filter(({ zone }) => zone === id);
      return inside.length === 0 ? [] : frame(`zone_${wordOf(id)}_${stage}`, name, inside.map(nodeLine));
    });
    const alone = here.filter(({ zone }) => zone === undefined || !pipeline.zones.get(zone));
    return frame(`stage_${stage}`, titleOf(stage), [...zones, ...alone.map(nodeLine)]);
  });
  return [
    "---",
    // A text between quotes is the same in YAML as in JSON.
    `title: ${JSON.stringify(pipeline.name)}`,
    "---",
    "flowchart LR",
    ...[...frames, ...edges.map(edgeLine)].map((line) => `  ${line}`),
    "",
  ].join("\n");
}

function titleOf(stage: Stage): string {
  return stageNames[stage];
}

function frame(id: string, title: string, lines: readonly string[]): readonly string[] {
  return [`subgraph ${id}["${labelText(title)}"]`, ...lines.map((line) => `  ${line}`), "end"];
}

function nodeLine(node: PipelineNode): string {
  return `${nodeWord(node.id)}["${labelText(node.name)}<br>${labelText(nodeSubtitle(node))}"]`;
}

function edgeLine(edge: PipelineEdge): string {
  const { source, target, artifact, automated } = edge;
  const isByHand = automated === false;
  const words = `${artifactRows[artifact].word}${credentialWords(edge)}${isByHand ? ", manual" : ""}`;
  return `${nodeWord(source)} ${isByHand ? "-.->" : "-->"}|"${labelText(words)}"| ${nodeWord(target)}`;
}

/** An id for the diagram: the record's own could be `end`, or contain syntax. */
function nodeWord(id: string): string {
  return `node_${wordOf(id)}`;
}

/** Ids have no underscore, so that no two become the same. */
function wordOf(id: string): string {
  return id.replaceAll("-", "_");
}

/**
 * Any text as a quoted label: each character by its number, except letters, digits and harmless ones. Repeated blanks become one,
 * as on the map.
 */
export function labelText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[^\p{Letter}\p{Mark}\p{Number} .,()\-_/]/gu, (character) => `#${character.codePointAt(0)};`);
}
