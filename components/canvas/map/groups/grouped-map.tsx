import { useStore } from "@xyflow/react";
import { memo, useDeferredValue, useLayoutEffect, useMemo } from "react";
import { lineLook } from "@/components/marks/line-look";
import { usePainted, useEditorHandle } from "@/lib/client/editor/editor-context";
import { useIsChecked } from "@/lib/client/posture/posture-context";
import { bundleLines, routeBundles } from "@/lib/domain/drawing/group-bundles";
import { type MapGroup, mapGroups } from "@/lib/domain/drawing/map-groups";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { useHighlight, useMapActions, useMapState, useMapStore } from "../../state/map-context";
import { heightOfCards } from "../map-elements";
import { Bundles } from "./bundles";
import { useLinesAlone } from "./use-lines-alone";
import { clsx } from "clsx";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { statusLooks } from "@/components/marks/status";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { heatOfGroup, worstOfGroup } from "@/lib/domain/posture/coverage/worst-of-group";
import { counted } from "@/lib/domain/words/english";
import { MapLayer } from "../map-layer";

/**
 * Groups for a map with too many nodes to read one by one, with the lines between them in bundles. It reports which lines
 * are drawn by themselves. Not redrawn while a card is dragged: groups come from the pipeline.
 */
export const GroupedMap = memo(function GroupedMap() {
  // Paint the cards of a newly opened map first.
  return useDeferredValue(true, false) && <Groups />;
});

function Groups() {
  // Paint a new card before its group.
  const pipeline = useDeferredValue(usePainted((state) => state.visible));
  const { nodes, zones, edges } = pipeline;
  const isChecked = useIsChecked(pipeline);
  const store = useMapStore();
  const grouped = useMemo(() => {
    const all = [...nodes.values()];
    const height = heightOfCards(nodes);
    const groups = mapGroups(all, [...zones.values()], height);
    const cards = all.flatMap(({ id, position }) =>
      groups.groupOf.has(id) ? [] : [[id, { ...position, width: cardSize.width, height }] as const],
    );
    return { ...groups, cards: new Map(cards) };
  }, [nodes, zones]);
  const bundles = useMemo(() => {
    const lines = [...edges.values()].map((edge) => ({
      ...edge,
      look: lineLook(edge, isChecked(edge)),
    }));
    return bundleLines(grouped.groupOf, lines);
  }, [edges, grouped, isChecked]);
  const routes = useMemo(() => routeBundles(grouped, bundles, grouped.cards), [grouped, bundles]);
  const lines = useLinesAlone(edges, grouped.groupOf, bundles);
  const zonesAsGroups = useMemo(() => {
    const alone = new Set([...grouped.cards.keys()].map((id) => nodes.get(id)?.zone));
    return new Set(
      grouped.groups.flatMap(({ zone }) => (zone === undefined || alone.has(zone) ? [] : [zone])),
    );
  }, [grouped, nodes]);
  useLayoutEffect(() => {
    store.setState({ grouped: { lines, zones: zonesAsGroups } });
  }, [store, lines, zonesAsGroups]);
  useLayoutEffect(() => () => store.setState({ grouped: undefined }), [store]);
  // For the style sheet: elements that fit beside a single card do not fit in a group.
  const map = useStore(({ domNode }) => domNode);
  useLayoutEffect(() => {
    map?.toggleAttribute("data-grouped", true);
    return () => void map?.toggleAttribute("data-grouped", false);
  }, [map]);
  return (
    <>
      <GroupBoxes groups={grouped.groups} />
      <Bundles bundles={bundles} routes={routes} grouped={grouped} />
    </>
  );
}

/** In pixels of the screen: no name is readable in a lower head. It then covers the first cards, which say less than it does. */
const leastHead = 17;

/** Each group in a frame, with a head that shows its name and its nodes' status. */
const GroupBoxes = memo(function GroupBoxes({ groups }: { readonly groups: readonly MapGroup[] }) {
  const { ofNode } = useEditorHandle();
  // Cards first.
  const visible = useDeferredValue(usePainted((state) => state.visible));
  const isLens = useMapState(({ lens }) => lens !== "status");
  const boxes = useMemo(
    () =>
      groups.map((group) => {
        const counts = group.members.map((id) => ofNode(visible, id));
        const worst = isLens ? undefined : worstOfGroup(counts);
        return (
          <GroupBox
            key={group.id}
            group={group}
            status={worst?.status}
            nodes={worst?.nodes ?? 0}
            heat={isLens ? 0 : heatOfGroup(counts)}
          />
        );
      }),
    [groups, visible, isLens, ofNode],
  );
  return <MapLayer name="viewport-portal">{boxes}</MapLayer>;
});

interface GroupBoxProps {
  readonly group: MapGroup;
  readonly status: EffectiveStatus | undefined;
  /** The number of nodes with this status. */
  readonly nodes: number;
  readonly heat: number;
}

const GroupBox = memo(function GroupBox({ group, status, nodes, heat }: GroupBoxProps) {
  const { openPanel } = useMapActions();
  const isTight = useMapState(({ scale }) => group.head * scale < leastHead);
  const isDimmed = useHighlight(({ lit }) => lit !== undefined);
  const { id, name, zone, environment, members, box, head } = group;
  const look = status && statusLooks[status];
  const words = `${name}: ${counted(members.length, "node")}${look ? `, ${nodes} ${look.word.toLowerCase()}` : ""}`;
  const place = { transform: `translate(${box.x}px, ${box.y}px)`, width: box.width };
  return (
    <>
      <div
        className="map-group pointer-events-none absolute -z-10"
        data-zone={zone === undefined ? undefined : ""}
        data-production={environment === "production" ? "" : undefined}
        data-heat={heat}
        style={{ ...place, height: box.height }}
      />
      <div className={clsx("pointer-events-none absolute", isTight ? "z-5" : "-z-4")} style={place}>
        <div
          className={clsx("map-group-head", isDimmed && "opacity-38")}
          data-tight={isTight ? "" : undefined}
          style={{
            width: `calc(${box.width}px * var(--map-zoom, 1))`,
            height: isTight ? leastHead : `calc(${head}px * var(--map-zoom, 1))`,
            // A sign and a number, or only the number.
            ["--least-figure" as string]: look
              ? `${15 + 8 * `${nodes}`.length}px`
              : `${8 * `${members.length}`.length}px`,
          }}
        >
          <p data-group={id} title={words} className="pointer-events-auto">
            {zone === undefined ? (
              <b>{name}</b>
            ) : (
              <button type="button" tabIndex={-1} onClick={() => openPanel({ name: "zones", zone })}>
                {name}
              </button>
            )}
            <span className="map-group-figure">
              {look ? (
                <span className={clsx("inline-flex items-center gap-0.75", look.text)}>
                  <look.Icon aria-hidden size={11} strokeWidth={2.6} />
                  <b>{nodes}</b>
                  <span className="sr-only"> {look.word.toLowerCase()}</span>
                </span>
              ) : null}
              <span className="text-soft">
                {look && "of "}
                {members.length}
              </span>
            </span>
          </p>
          {environment && !isTight && (
            <span className="map-group-tab absolute right-2.5 flex rounded-sm ring-2 ring-bg">
              <EnvironmentMark of={environment} />
            </span>
          )}
        </div>
      </div>
    </>
  );
});
