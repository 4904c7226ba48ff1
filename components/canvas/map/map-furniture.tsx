import dynamic from "next/dynamic";
import { memo } from "react";
import { shownPart } from "@/lib/client/parts/shown-part";
import { laneEnds } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { Lanes } from "./lanes";
import { LevelOfDetail } from "../viewport/level-of-detail";
import { LostPill } from "../viewport/lost-pill";
import { useMapState, useMapActions } from "../state/map-context";
import { MapLayer } from "./map-layer";
import { drawZones } from "@/components/static-map/drawing";

const Overview = dynamic(
  shownPart(() => import("./overview").then((module) => module.Overview)),
  // Without one of its own, waiting for it would hide the whole map.
  { loading: () => null },
);

const NodeTools = dynamic(
  shownPart(() => import("./nodes/node-tools").then((module) => module.NodeTools)),
  { loading: () => null },
);

interface MapFurnitureProps {
  readonly pipeline: Pipeline;
  readonly isReadOnly: boolean;
}

/** What stands on the map beside cards and lines. Not drawn again while a card is dragged: the pipeline is still as it was. */
export const MapFurniture = memo(function MapFurniture({ pipeline, isReadOnly }: MapFurnitureProps) {
  const isOverviewOpen = useMapState((state) => state.overview ?? pipeline.nodes.size >= 40);
  const isOneSelected = useMapState(
    ({ selection: { nodes, edges } }) => nodes.size === 1 && edges.size === 0,
  );
  return (
    <>
      <Lanes ends={laneEnds(valuesOf(pipeline.nodes))} />
      <Zones pipeline={pipeline} />
      <LevelOfDetail />
      <LostPill />
      {isOverviewOpen && <Overview />}
      {isOneSelected && <NodeTools isReadOnly={isReadOnly} />}
    </>
  );
});

function Zones({ pipeline }: { readonly pipeline: Pipeline }) {
  const { openPanel } = useMapActions();
  if (pipeline.zones.size === 0) return null;
  const placed = [...valuesOf(pipeline.nodes)].map((node) => ({ node, ...node.position }));
  return (
    <MapLayer name="viewport-portal">
      {drawZones([...valuesOf(pipeline.zones)], placed).map(({ id, name, x, y, width, height }) => (
        <div
          key={id}
          className="pointer-events-none absolute -z-10 rounded-[14px] border-[1.5px] border-dashed border-control"
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        >
          <button
            type="button"
            tabIndex={-1}
            title="Zones"
            className="pointer-events-auto absolute -top-3 left-3.5 min-h-6 rounded-control bg-bg px-1.5 text-tiny text-soft hover:text-blue"
            onClick={() => openPanel({ name: "zones", zone: id })}
          >
            {name}
          </button>
        </div>
      ))}
    </MapLayer>
  );
}
