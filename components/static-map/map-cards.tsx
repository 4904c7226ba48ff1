import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import type { MapDrawing } from "./drawing";
import { MapCard } from "./map-card";
import { MapEdge, MapEdgeLabel } from "./map-edge";

interface MapCardsProps {
  readonly drawing: MapDrawing;
  readonly counts: Readonly<Record<string, Counts>>;
  readonly parents: ReadonlyMap<string, string>;
}

export function MapCards({ drawing, counts, parents }: MapCardsProps) {
  const countsByNode = new Map(Object.entries(counts));
  return (
    <>
      {drawing.edges.map((drawn) => (
        <MapEdge key={drawn.edge.id} drawn={drawn} />
      ))}
      {drawing.nodes.map((drawn) => (
        <MapCard
          key={drawn.node.id}
          drawn={drawn}
          counts={countsByNode.get(drawn.node.id)}
          parents={parents.get(drawn.node.id)}
        />
      ))}
      {drawing.edges.map((drawn) => (
        <MapEdgeLabel key={drawn.edge.id} drawn={drawn} />
      ))}
    </>
  );
}
