import { clsx } from "clsx";
import { memo, useDeferredValue } from "react";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { statusLooks } from "@/components/marks/status";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import type { MapGroup } from "@/lib/domain/drawing/map-groups";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { heatOfGroup, worstOfGroup } from "@/lib/domain/posture/coverage/worst-of-group";
import { counted } from "@/lib/domain/words/english";
import { useHighlight, useMapActions, useMapState } from "../../state/map-context";
import { MapLayer } from "../map-layer";

/** In pixels of the screen: in a lower head no name can be read. It lies over the first cards then, which say less than it does. */
const leastHead = 17;

/** Each group in a frame, with a head that says what it is and how its nodes are. */
export function GroupBoxes({ groups }: { readonly groups: readonly MapGroup[] }) {
  const { ofNode } = useEditorHandle();
  // The cards first.
  const visible = useDeferredValue(useEditor((state) => state.visible));
  const isLens = useMapState(({ lens }) => lens !== "status");
  return (
    <MapLayer name="viewport-portal">
      {groups.map((group) => {
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
      })}
    </MapLayer>
  );
}

interface GroupBoxProps {
  readonly group: MapGroup;
  readonly status: EffectiveStatus | undefined;
  /** So many have this status. */
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
              <span className={clsx("text-soft", look && "map-group-total")}>
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
