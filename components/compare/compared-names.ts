import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { withDisambiguatedNames } from "@/lib/domain/posture/words/disambiguate-names";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";

/** The names of nodes, connections and paths on a page about two states. */
export interface ComparedNames {
  readonly node: (id: string) => string;
  readonly edge: (id: string) => string;
  readonly way: (place: { readonly node: string } | { readonly edge: string }) => string;
}

/** From the second state; for removed ones from the first. */
export function createComparedNames(before: PipelineDocument, after: PipelineDocument): ComparedNames {
  const maps = [after, before].map((document) => pipelineFromDocument(withDisambiguatedNames(document)));
  const node = (id: string) => maps.map(({ nodes }) => nodes.get(id)?.name).find(Boolean) ?? id;
  const edge = (id: string) => {
    const found = maps.map(({ edges }) => edges.get(id)).find(Boolean);
    return found ? `${node(found.source)} → ${node(found.target)}` : id;
  };
  return {
    node,
    edge,
    way: (place) => {
      const map = maps.find(({ nodes, edges }) =>
        "node" in place ? nodes.get(place.node) : edges.get(place.edge),
      );
      return map ? wayInTitle(map, { places: [place] }) : "";
    },
  };
}
