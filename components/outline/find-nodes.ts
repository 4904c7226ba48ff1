import { kindRow } from "@/lib/domain/catalog/kinds";
import { technologyName } from "@/lib/domain/catalog/technologies";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import { nobody, type OutlineQuery } from "./outline-query";

type Filters = Pick<OutlineQuery, "text" | "stage" | "kind" | "owner">;

/** Those of the nodes that the filters ask for, in the order given. */
export function findNodes(
  pipeline: Pick<Pipeline, "zones">,
  nodes: readonly PipelineNode[],
  { text, stage, kind, owner }: Filters,
): readonly PipelineNode[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== "");
  return nodes.filter((node) => {
    if (stage !== undefined && node.stage !== stage) return false;
    if (kind !== undefined && node.kind !== kind) return false;
    if (owner !== undefined && (node.owner ?? nobody) !== owner) return false;
    if (words.length === 0) return true;
    const found = fold(wordsOf(pipeline, node));
    return words.every((word) => found.includes(word));
  });
}

function wordsOf({ zones }: Pick<Pipeline, "zones">, node: PipelineNode): string {
  const zone = node.zone === undefined ? undefined : getRecord(zones, node.zone)?.name;
  return [
    node.name,
    kindRow(node.kind).name,
    ...(node.technologies ?? []).map(technologyName),
    node.version,
    node.owner,
    zone,
  ].join("\n");
}

/** Case and accents don't matter: "zurich" finds "Zürich". */
function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
