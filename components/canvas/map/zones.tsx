import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { MapLayer } from "./map-layer";
import { useMapActions } from "../state/map-context";
import { drawZones } from "@/components/static-map/drawing";

/** Trust boundaries: a dashed box around the nodes of each zone, under the cards. */
export function Zones({ pipeline }: { readonly pipeline: Pipeline }) {
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
