import { NodeToolbar, Position } from "@xyflow/react";
import { Ellipsis, Plus } from "lucide-react";
import { useDeferredValue } from "react";
import { usePainted } from "@/lib/client/editor/editor-context";
import { openMenu } from "../../panels/open-menu";
import { useCommandContext, useMapState } from "../../state/map-context";

const look =
  "grid size-7 place-items-center rounded-full border border-line-strong bg-panel text-soft shadow-card hover:border-blue hover:text-blue";

/** Around the single selected card: add before, add after, and a menu of all other actions. By pointer; keys have their own commands. */
export function NodeTools({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const context = useCommandContext();
  // Paint the card first.
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
      place: Position.Right,
      label: `Add node after ${name}`,
      Icon: Plus,
      press: () => map.openPanel({ name: "quick-add", from: id }),
    },
    {
      place: Position.Left,
      label: `Add node before ${name}`,
      Icon: Plus,
      press: () => map.openPanel({ name: "quick-add", to: id }),
    },
    {
      place: Position.Bottom,
      label: `More actions for ${name}`,
      Icon: Ellipsis,
      press: () => openMenu(context),
    },
  ];
  return buttons.map(({ place, label, Icon, press }) => (
    <NodeToolbar key={place} nodeId={id} isVisible position={place} align="end" offset={8}>
      <button type="button" tabIndex={-1} aria-label={label} title={label} className={look} onClick={press}>
        <Icon aria-hidden size={16} />
      </button>
    </NodeToolbar>
  ));
}
