import { Shield } from "lucide-react";
import { useMemo } from "react";
import { scaled } from "@/lib/domain/drawing/box";
import { placeTitles } from "@/lib/domain/drawing/place-titles";
import { productionZones } from "@/lib/domain/drawing/production-zones";
import { zoneBoxes } from "@/lib/domain/drawing/zone-boxes";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useHighlight, useMapActions, useMapState } from "../state/map-context";
import { useRoutes, useTakenByTitles } from "./edges/routes";
import { takenByCards } from "./edges/taken-by-cards";
import { heightOfCards } from "./map-elements";
import { MapLayer } from "./map-layer";

/** In pixels: the letters of a title at 12 pixels bold, and their padding. */
const [letter, beside, titleHeight] = [7, 34, 22] as const;

/** The trust boundaries: a zone with production alone is drawn in ink. Titles keep their size on screen. */
export function Zones({ pipeline }: { readonly pipeline: Pipeline }) {
  return pipeline.zones.size === 0 ? null : <DrawnZones pipeline={pipeline} />;
}

function DrawnZones({ pipeline }: { readonly pipeline: Pipeline }) {
  const { openPanel } = useMapActions();
  const scale = useMapState((state) => state.scale);
  const level = useMapState((state) => state.level);
  const routes = useRoutes((routed) => routed.routes);
  const cards = useRoutes((routed) => routed.cards);
  const badges = useHighlight((state) => state.finding.badges);
  const drawnAsGroups = useMapState((state) => state.grouped?.zones);
  const zones = useMemo(() => {
    const placed = [...pipeline.nodes.values()].map((node) => ({ node, ...node.position }));
    const shown = [...pipeline.zones.values()].filter(({ id }) => drawnAsGroups?.has(id) !== true);
    const measures = { width: cardSize.width, height: heightOfCards(pipeline.nodes), unit: 1 / scale };
    const production = productionZones(placed.map(({ node }) => node));
    const lines = [...routes.values()].map((points) =>
      points.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
    );
    const taken = takenByCards(
      cards,
      (id) => pipeline.nodes.get(id)?.environment !== undefined,
      badges,
      scale,
      level,
    );
    const frames = zoneBoxes(shown, placed, measures).map((box) => ({
      frame: box,
      box: scaled(box, scale),
      width: box.name.length * letter + beside,
    }));
    const titles = placeTitles(frames, titleHeight, lines, taken);
    return frames.flatMap(({ frame, box }, index) => {
      const title = titles[index];
      return title
        ? {
            ...frame,
            title,
            fromLeft: title.x - box.x,
            fromTop: title.y - box.y,
            isProduction: production.has(frame.id),
          }
        : [];
    });
  }, [pipeline.nodes, pipeline.zones, drawnAsGroups, routes, cards, badges, scale, level]);
  useTakenByTitles(useMemo(() => zones.map(({ title }) => title), [zones]));
  return (
    <MapLayer name="viewport-portal">
      {zones.map(({ id, name, x, y, width, height, fromLeft, fromTop, isProduction }) => (
        <div
          key={id}
          className="map-zone pointer-events-none absolute -z-10"
          data-production={isProduction ? "" : undefined}
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        >
          <div className="map-zone-title" style={{ left: fromLeft / scale, top: fromTop / scale }}>
            <button
              type="button"
              tabIndex={-1}
              title="Zones"
              className="pointer-events-auto flex h-5.5 items-center gap-1.5 rounded-md bg-bg px-1.5 text-tiny font-bold whitespace-nowrap text-ink hover:text-blue"
              onClick={() => openPanel({ name: "zones", zone: id })}
            >
              <Shield aria-hidden size={13} />
              {name}
            </button>
          </div>
        </div>
      ))}
    </MapLayer>
  );
}
