import { oncePer } from "../../once-per";
import { kindRow } from "../../catalogue/kinds";
import type { PipelineDocument, PipelineNode } from "../../pipeline/document";
import { byId, type Pipeline } from "../../pipeline/pipeline";
import type { Records } from "../../pipeline/records";

/**
 * What tells nodes of the same name apart, by id: "Same (CI)", and where the kind repeats too a number in the order of
 * the document, "Same (CI, 2)". Nodes whose name no other has are left out. O(nodes), once for each state of them.
 */
export function disambiguatedNames({ nodes }: Pick<Pipeline, "nodes">): ReadonlyMap<string, string> {
  return namesIn(nodes);
}

// Every sentence asks for several names, and nodes change seldom while findings are read.
const namesIn = oncePer((nodes: Records<PipelineNode>) => disambiguateNames([...nodes.values()]));

/** The same for a list of nodes, as in a document. */
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

/** A document whose nodes have the names that tell them apart: to read, not to keep. */
export function withDisambiguatedNames<D extends Pick<PipelineDocument, "nodes">>(document: D): D {
  const apart = disambiguateNames(document.nodes);
  if (apart.size === 0) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) => ({ ...node, name: apart.get(node.id) ?? node.name })),
  };
}

/** The nodes whose key another has too, together. A list is made only for those: most names of a large map are its only ones. */
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
