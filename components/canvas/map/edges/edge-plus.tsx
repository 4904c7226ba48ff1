import { Plus } from "lucide-react";
import { useCommandContext } from "../../state/map-context";

/** On a line that is selected: puts something in between. By pointer; the menu of the hand-over has it too. */
export function EdgePlus({ id }: { readonly id: string }) {
  const { map, isReadOnly } = useCommandContext();
  if (isReadOnly()) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Add something in between"
      title="Add something in between"
      className="pointer-events-auto -my-1 -mr-2 grid size-6 place-items-center rounded-full border border-blue bg-panel text-blue"
      onClick={() => map.openPanel({ name: "quick-add", edge: id })}
    >
      <Plus aria-hidden size={14} />
    </button>
  );
}
