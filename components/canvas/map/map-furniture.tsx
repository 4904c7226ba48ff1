import dynamic from "next/dynamic";
import { memo } from "react";
import { shownPart } from "@/lib/client/parts/shown-part";
import { laneEnds } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { Lanes } from "./lanes";
import { LevelOfDetail } from "../viewport/level-of-detail";
import { LostPill } from "../viewport/lost-pill";
import { useMapState } from "../state/map-context";
import { Zones } from "./zones";

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
