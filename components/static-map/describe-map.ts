import type { PipelineDocument, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { parentsByNode } from "@/lib/domain/pipeline/parent-images";
import { handOverSentence } from "@/lib/domain/words/connection-sentence";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { counted, stageNames } from "@/lib/domain/words/english";

type Drawn = Pick<PipelineDocument, "nodes" | "edges" | "zones">;

/** Beyond this many, a spoken list is no help: the tables beside the map name everything. */
const spoken = 60;

/** "7 nodes, 7 connections, 1 manual" */
export function mapFigures({ nodes, edges }: Drawn): string {
  const byHand = edges.filter(({ automated }) => automated === false).length;
  return [
    counted(nodes.length, "node"),
    counted(edges.length, "connection"),
    ...(byHand > 0 ? [`${byHand} manual`] : []),
  ].join(", ");
}

export function describeMap(document: Drawn & Pick<PipelineDocument, "images">): string {
  if (document.nodes.length === 0) return "The map is empty.";
  const parents = parentsByNode(document);
  const byStage = stages.flatMap((stage) => {
    const names = nodesInStage(document, stage).map(
      (node) => `${node.name} (${nodeSubtitle(node, parents.get(node.id))})`,
    );
    return names.length === 0 ? [] : [`${stageNames[stage]}: ${joinFirst(names)}.`];
  });
  const handOvers = handOverSentences(document);
  return [
    ...byStage,
    ...(handOvers.length === 0 ? ["No connections."] : [`Connections: ${joinFirst(handOvers, "; ")}.`]),
  ].join(" ");
}

export function nodesInStage({ nodes }: Pick<Drawn, "nodes">, stage: Stage): readonly PipelineNode[] {
  return nodes
    .filter((node) => node.stage === stage)
    .toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y);
}

/** One sentence for each connection, in the document's order. */
export function handOverSentences({ nodes, edges }: Drawn): string[] {
  const byId = new Map<string, PipelineNode>(nodes.map((node) => [node.id, node]));
  return edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    return source && target ? [handOverSentence(edge, source, target)] : [];
  });
}

function joinFirst(all: readonly string[], separator = ", "): string {
  const rest = all.length - spoken;
  return all.slice(0, spoken).join(separator) + (rest > 0 ? ` and ${rest} more` : "");
}
