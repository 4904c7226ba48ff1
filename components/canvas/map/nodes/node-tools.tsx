import { useStore } from "@xyflow/react";
import { Ellipsis, Plus } from "lucide-react";
import { type ReactNode, useDeferredValue } from "react";
import { usePainted } from "@/lib/client/editor/editor-context";
import { openMenu } from "../../panels/open-menu";
import { useCommandContext, useMapState } from "../../state/map-context";
import { MapLayer } from "../map-layer";

const look =
  "grid size-7 place-items-center rounded-full border border-line-strong bg-panel text-soft shadow-card hover:border-blue hover:text-blue";

/** Around the one card that is selected: what comes before and after it, and everything else that can be done with it. By pointer; keys have their own ways. */
export function NodeTools({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const context = useCommandContext();
  // After the card itself: it is painted first.
  const id = useDeferredValue(
    useMapState(({ selection: { nodes, edges } }) =>
      nodes.size === 1 && edges.size === 0 ? [...nodes][0] : undefined,
    ),
  );
  const name = usePainted(({ visible }) => (id === undefined ? undefined : visible.nodes.get(id)?.name));
  if (isReadOnly || id === undefined || name === undefined) return null;
  const { map } = context;
  const buttons = [
    {
      place: "right" as const,
      label: `Add what comes after ${name}`,
      Icon: Plus,
      press: () => map.openPanel({ name: "quick-add", from: id }),
    },
    {
      place: "left" as const,
      label: `Add what comes before ${name}`,
      Icon: Plus,
      press: () => map.openPanel({ name: "quick-add", to: id }),
    },
    {
      place: "bottom" as const,
      label: `Everything for ${name}`,
      Icon: Ellipsis,
      press: () => openMenu(context),
    },
  ];
  return buttons.map(({ place, label, Icon, press }) => (
    <Beside key={place} node={id} place={place}>
      <button type="button" tabIndex={-1} aria-label={label} title={label} className={look} onClick={press}>
        <Icon aria-hidden size={16} />
      </button>
    </Beside>
  ));
}

/** In pixels, from the card. */
const offset = 8;

interface BesideProps {
  readonly node: string;
  readonly place: "right" | "left" | "bottom";
  readonly children: ReactNode;
}

/** At the lower end of a side of the card, in its size on the screen, wherever the map is moved. */
function Beside({ node, place, children }: BesideProps) {
  const transform = useStore(({ nodeLookup, transform: [x, y, zoom] }) => {
    const card = nodeLookup.get(node);
    if (!card) return undefined;
    const { positionAbsolute: at } = card.internals;
    const left = at.x * zoom + x;
    const right = (at.x + (card.measured.width ?? 0)) * zoom + x;
    const bottom = (at.y + (card.measured.height ?? 0)) * zoom + y;
    switch (place) {
      case "right":
        return `translate(${right + offset}px, ${bottom}px) translate(0, -100%)`;
      case "left":
        return `translate(${left - offset}px, ${bottom}px) translate(-100%, -100%)`;
      case "bottom":
        return `translate(${right}px, ${bottom + offset}px) translate(-100%, 0)`;
    }
  });
  if (transform === undefined) return null;
  return (
    <MapLayer name="renderer">
      {/* Over the card, which is over all others while it is selected. */}
      <div className="absolute z-1001" style={{ transform }}>
        {children}
      </div>
    </MapLayer>
  );
}
