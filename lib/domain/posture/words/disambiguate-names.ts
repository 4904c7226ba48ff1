import { oncePer } from "../../once-per";
import { kindRow } from "../../catalogue/kinds";
import type { PipelineDocument, PipelineNode } from "../../pipeline/document";
import { byId, type Pipeline } from "../../pipeline/pipeline";
import type { Records } from "../../pipeline/records";

/**
 * Distinct names of nodes that share one, by id: "Same (CI)", or numbered if the kind repeats too, "Same (CI, 2)". Leaves out nodes
 * with a unique name. O(nodes), once for each state of them.
 */
export function disambiguatedNames({ nodes }: Pick<Pipeline, "nodes">): ReadonlyMap<string, string> {
  return namesIn(nodes);
}

// Every sentence needs several names, and nodes rarely change while findings are read.
const namesIn = oncePer((nodes: Records<PipelineNode>) => disambiguateNames([...nodes.values()]));

/** `disambiguatedNames` for the nodes of a document. */
export function disambiguateNames(nodes: readonly PipelineNode[]): ReadonlyMap<string, string> {
  const apart = new Map<string, string>();
  for (const namesakes of repeated(nodes, ({ name }) => name)) {
    for (const { id, name, kind } of namesakes) apart.set(id, `${name} (${kindRow(kind).name})`);
    for (const alike of repeated(namesakes, ({ kind }) => kind))
      for (const [index, { id, name, kind }] of alike.toSorted(byId).entries())
        apart.set(id, `${name} (${kindRow(kind).name}, ${index + 1})`);
  }
  return apart;
}

/** A document whose nodes have distinct names: to read, not to store. */
export function withDisambiguatedNames<D extends Pick<PipelineDocument, "nodes">>(document: D): D {
  const apart = disambiguateNames(document.nodes);
  if (apart.size === 0) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, name: apart.get(node.id) ?? node.name })),
  };
}

/** Groups of nodes with the same key. Makes lists for these only: most names of a large map are unique. */
function repeated(
  nodes: Iterable<PipelineNode>,
  keyOf: (node: PipelineNode) => string,
): Iterable<readonly PipelineNode[]> {
  const first = new Map<string, PipelineNode>();
  const groups = new Map<string, PipelineNode[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    const before = first.get(key);
    if (!before) {
      first.set(key, node);
      continue;
    }
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [before, node]);
  }
  return groups.values();
}
